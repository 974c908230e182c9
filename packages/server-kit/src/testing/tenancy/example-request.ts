import type { ApiOperation } from "../openapi/list-operations.ts";
import type { NamedSchemas } from "../openapi/resolve-schema.ts";
import type { TestRequest } from "../start-test-kit.ts";
import { type IdPlace, idPlaces } from "./id-places.ts";
import { type KnownByName, sampleOf } from "./sample-of.ts";

/** A request by its parts. */
export interface ExampleRequest {
  readonly path: KnownByName;
  readonly query: KnownByName;
  /** JSON, or the fields of a form, whose files are `Blob`s. */
  readonly body: unknown;
}

/** What an operation's schema does not say about a request that works. */
export type RequestParts = Partial<ExampleRequest>;

const FORM = "multipart/form-data";

/** The name of what a path's parameter is, by the word before it where it is a mere `{id}`. */
export function subjectOf(operation: ApiOperation, parameter: string): string {
  const [, before = ""] = new RegExp(`([\\w-]+)/\\{${parameter}\\}`).exec(operation.path) ?? [];
  return parameter === "id" || parameter === "token" ? `${before}/${parameter}` : parameter;
}

/** A request that the operation's schemas allow, about the rows that are known. */
export function exampleRequest(
  operation: ApiOperation,
  schemas: NamedSchemas,
  known: KnownByName,
  parts: RequestParts = {},
): ExampleRequest {
  const filledIn = (place: string) =>
    Object.fromEntries(
      operation.parameters
        .filter((one) => one.in === place && (one.required || place === "path"))
        .map(({ name, schema }) => [
          name,
          known[place === "path" ? subjectOf(operation, name) : name] ??
            sampleOf(schema, schemas, known),
        ]),
    );
  const schema = bodySchema(operation);
  return {
    path: { ...filledIn("path"), ...parts.path },
    query: { ...filledIn("query"), ...parts.query },
    body: "body" in parts ? parts.body : schema && sampleOf(schema, schemas, known),
  };
}

/** A place of a request that holds an id, and the same request with another there. */
export interface RequestPlace {
  /** `path.id`, `body.hostId` */
  readonly path: string;
  /** By which worlds name what it is of. */
  readonly subject: string;
  readonly with: (id: string) => ExampleRequest;
}

/** Every place of an operation's requests that holds an id. */
export function placesOf(
  operation: ApiOperation,
  schemas: NamedSchemas,
  known: KnownByName,
  request: ExampleRequest,
): readonly RequestPlace[] {
  const around = { schemas, known };
  const inPart = (part: "path" | "query") =>
    operation.parameters
      .filter((one) => one.in === part)
      .flatMap(({ name, schema }) =>
        idPlaces(schema, request[part][name], around, `${part}.${name}`, name).map(
          (place): RequestPlace => ({
            path: place.path,
            subject: part === "path" ? subjectOf(operation, name) : place.name,
            with: (id) => ({ ...request, [part]: { ...request[part], [name]: place.put(id) } }),
          }),
        ),
      );
  const schema = bodySchema(operation);
  const inBody: readonly IdPlace[] = schema ? idPlaces(schema, request.body, around, "body") : [];
  return [
    ...inPart("path"),
    ...inPart("query"),
    ...inBody.map(
      (place): RequestPlace => ({
        path: place.path,
        subject: place.name,
        with: (id) => ({ ...request, body: place.put(id) }),
      }),
    ),
  ];
}

/** The request as it is sent. */
export function toRequest(
  operation: ApiOperation,
  { path, query, body }: ExampleRequest,
): { readonly path: string; readonly init: TestRequest } {
  const filled = operation.path.replace(/\{(\w+)\}/g, (_all, name: string) =>
    encodeURIComponent(String(path[name])),
  );
  const search = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const isForm = FORM in (operation.body?.content ?? {});
  return {
    path: search.size > 0 ? `${filled}?${search}` : filled,
    init: {
      method: operation.method,
      ...(body !== undefined && (isForm ? { body: toForm(body) } : { json: body })),
    },
  };
}

function toForm(fields: unknown): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields ?? {})) {
    if (value instanceof Blob) form.set(name, value);
    else form.set(name, typeof value === "string" ? value : JSON.stringify(value));
  }
  return form;
}

function bodySchema({ body }: ApiOperation) {
  return body?.content["application/json"] ?? body?.content[FORM] ?? undefined;
}
