import { z } from "zod";
import type { JsonSchema } from "./json-schema.ts";

export type ParameterPlace = "path" | "query" | "header" | "cookie";

export interface ApiParameter {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** Schemas by media type, e.g. `application/json`; null where a type is named without one. */
export type ApiContent = Readonly<Record<string, JsonSchema | null>>;

export interface ApiOperation {
  /** `PATCH /api/jobs/{id}` */
  readonly name: string;
  /** In capitals. */
  readonly method: string;
  /** As the document has it, from the root of the server on. */
  readonly path: string;
  readonly parameters: readonly ApiParameter[];
  /** Null: it takes none. */
  readonly body: { readonly required: boolean; readonly content: ApiContent } | null;
  /** By status, e.g. `"201"`. */
  readonly responses: Readonly<Record<string, ApiContent>>;
  /** The names of the security schemes of which one is asked for; none: anybody may call it. */
  readonly security: readonly string[];
}

export interface ApiDescription {
  /** In the document's order. */
  readonly operations: readonly ApiOperation[];
  /** What `#/components/schemas/…` refers to. */
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

// What matters is read here; that the document as a whole is right is another test's concern.
const schemaSchema = z.custom<JsonSchema>((value) => typeof value === "object" && value !== null);
const contentSchema = z.record(z.string(), z.object({ schema: schemaSchema.optional() }));
const securitySchema = z.array(z.record(z.string(), z.unknown()));

const operationSchema = z.object({
  parameters: z
    .array(
      z.object({
        name: z.string(),
        in: z.enum(["path", "query", "header", "cookie"]),
        required: z.boolean().default(false),
        schema: schemaSchema,
      }),
    )
    .default([]),
  requestBody: z
    .object({ required: z.boolean().default(false), content: contentSchema })
    .optional(),
  responses: z.record(z.string(), z.object({ content: contentSchema.default({}) })),
  security: securitySchema.optional(),
});

const documentSchema = z.object({
  paths: z.record(z.string(), z.record(z.string(), operationSchema)),
  components: z.object({ schemas: z.record(z.string(), schemaSchema).default({}) }).prefault({}),
  security: securitySchema.default([]),
});

/**
 * The operations of an OpenAPI 3.1 document, as tests walk them.
 *
 * @throws ZodError where the document is none, or says something at a place that is not known here
 * @example
 * const { operations } = listOperations(await (await app.fetch("/api/openapi.json")).json());
 * operations.map(({ name }) => name); // ["GET /api/me", …]
 */
export function listOperations(document: unknown): ApiDescription {
  const { paths, components, security } = documentSchema.parse(document);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): ApiOperation => {
      const { parameters, requestBody, responses } = operation;
      return {
        name: `${method.toUpperCase()} ${path}`,
        method: method.toUpperCase(),
        path,
        parameters,
        body: requestBody
          ? { required: requestBody.required, content: toContent(requestBody.content) }
          : null,
        responses: Object.fromEntries(
          Object.entries(responses).map(([status, { content }]) => [status, toContent(content)]),
        ),
        security: (operation.security ?? security).flatMap((schemes) => Object.keys(schemes)),
      };
    }),
  );
  return { operations, schemas: components.schemas };
}

function toContent(content: z.infer<typeof contentSchema>): ApiContent {
  return Object.fromEntries(
    Object.entries(content).map(([type, { schema }]) => [type, schema ?? null]),
  );
}
