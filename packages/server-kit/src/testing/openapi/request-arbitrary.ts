import * as fc from "fast-check";
import { type ArbitraryOptions, arbitraryOf, idOf, toDate } from "./arbitrary-of.ts";
import { brokenOf, ODD_TEXTS, oddValue } from "./broken-of.ts";
import { kindOf } from "./kind-of.ts";
import type { Hints } from "./known-values.ts";
import type { ApiOperation, ApiParameter } from "./list-operations.ts";
import type { NamedSchemas } from "./resolve-schema.ts";
import { mergeAllOf, resolveSchema } from "./resolve-schema.ts";

/** Of a form: a text, or a file by its bytes. */
export type FormField =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly fileName: string; readonly bytes: Uint8Array };

/** Its texts may hold placeholders. */
export interface ApiRequest {
  /** Whether it is meant to be right. */
  readonly isGood: boolean;
  /** Which of the people asks. */
  readonly who: number;
  /** From the root on, with its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | readonly FormField[] | null;
}

export interface RequestOptions {
  readonly schemas: NamedSchemas;
  readonly hints: Hints;
  readonly now: Date;
  /** How many people there are to ask; the first one may do most, the last one is nobody. */
  readonly people: number;
  /** A request that is known to be right, for what a schema cannot say. */
  readonly example?: ApiRequest | undefined;
  /** Files that a form's field may carry. */
  readonly files: fc.Arbitrary<Uint8Array>;
}

const JSON_TYPE = "application/json";
const FORM_TYPE = "multipart/form-data";

const MOST_QUERY_CHARACTERS = 6_000;

interface Parts {
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: ApiRequest["body"];
}

/** Requests of an operation: half of them right, of the others each wrong at one place. */
export function requestArbitrary(
  operation: ApiOperation,
  options: RequestOptions,
): fc.Arbitrary<ApiRequest> {
  const made = {
    path: pathOf(operation, options, false),
    query: queryOf(operation, options, false),
    headers: headersOf(operation),
    body: bodyOf(operation, options, false),
  };
  const good = options.example
    ? fc.oneof(fc.record<Parts>(made), nearExample(operation, options, options.example, made))
    : fc.record<Parts>(made);
  const parameters = new Set(operation.parameters.map((parameter) => parameter.in));
  const ways: { arbitrary: fc.Arbitrary<Partial<Parts>>; weight: number }[] = [
    { arbitrary: oddHeaders.map((headers) => ({ headers })), weight: 1 },
    { arbitrary: oddQuery.map((query) => ({ query })), weight: 1 },
  ];
  if (parameters.has("path")) {
    const path = pathOf(operation, options, true);
    ways.push({ arbitrary: path.map((odd) => ({ path: odd })), weight: 3 });
  }
  if (parameters.has("query")) {
    const query = queryOf(operation, options, true);
    ways.push({ arbitrary: query.map((odd) => ({ query: odd })), weight: 4 });
  }
  if (operation.body) {
    const body = bodyOf(operation, options, true);
    ways.push({ arbitrary: body.map((odd) => ({ body: odd })), weight: 10 });
    const broken = brokenBodies.map(([odd, headers]) => ({ body: odd, headers }));
    ways.push({ arbitrary: broken, weight: 1 });
  }
  const who = fc.oneof(
    { arbitrary: fc.constant(0), weight: 4 },
    { arbitrary: fc.nat(options.people - 1), weight: 2 },
  );
  const change = fc.oneof(
    { arbitrary: fc.constant(null), weight: 1 },
    { arbitrary: fc.oneof(...ways), weight: 1 },
  );
  return fc.tuple(good, change, who).map(([parts, odd, asking]): ApiRequest => {
    const { path, query, headers, body } = { ...parts, ...odd };
    const type = typeof body === "string" && !("content-type" in headers);
    return {
      isGood: odd === null,
      who: asking,
      path: `${path}${query && `?${query}`}`,
      headers: { ...(type && { "content-type": JSON_TYPE }), ...headers },
      body,
    };
  });
}

/** Placeholders are filled in later, by what needs no escapes. */
const escaped = (text: string) => {
  const braces = /^\{\{[^{}]*\}\}$/.test(text);
  return braces ? text : encodeURIComponent(text.toWellFormed());
};

function pathOf(operation: ApiOperation, options: RequestOptions, isOdd: boolean) {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "path");
  const values = fc.tuple(
    ...parameters.map((parameter) => {
      const right = oneOf(parameter, operation, options).map((value) => escaped(String(value)));
      if (!isOdd) return right;
      const broken = brokenOf(parameter.schema, arbitraryOptions(options)).map((value) =>
        // Without anything it would be another path.
        escaped(asText(value).slice(0, 3_000) || " "),
      );
      const malformed = fc.constantFrom(
        "%",
        "%zz",
        "%ff%fe",
        "%00",

        "a%2Fb",
        ";",
        "*",
      );
      return fc.oneof(right, broken, malformed);
    }),
  );
  return values.map((all) =>
    parameters.reduce(
      (path, { name }, index) => path.replace(`{${name}}`, () => all[index] ?? ""),
      operation.path,
    ),
  );
}

/** An id's kind is what stands before it in the path: `/jobs/{id}` wants a job's. */
function oneOf(parameter: ApiParameter, operation: ApiOperation, options: RequestOptions) {
  const { name, schema } = parameter;
  const hint = options.hints[`${operation.name} ${name}`] ?? options.hints[name];
  if (hint) return schema.format === "date" ? hint.map(toDate) : hint;
  if (parameter.in === "path") {
    const before = operation.path.split(`/{${name}}`)[0]?.split("/").at(-1) ?? "";
    const full = resolveSchema(schema, options.schemas);
    if (name === "token") return idOf(before);
    if (full.format === "uuid") return idOf(name === "id" ? kindOf(before) : kindOf(name));
  }
  return arbitraryOf(schema, { ...arbitraryOptions(options), name: kindOf(name) });
}

const arbitraryOptions = ({ schemas, hints, now }: RequestOptions): ArbitraryOptions => ({
  schemas,
  hints,
  now,
});

function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined");
}

function queryOf(operation: ApiOperation, options: RequestOptions, isOdd: boolean) {
  const parameters = operation.parameters.filter((parameter) => parameter.in === "query");
  const values = parameters.map((parameter) => {
    const right = oneOf(parameter, operation, options).map((value) => [asQuery(value)]);
    const wanted = parameter.required ? right : fc.oneof(right, fc.constant([]));
    if (!isOdd) return wanted;
    const broken = brokenOf(parameter.schema, arbitraryOptions(options));
    return fc.oneof(
      wanted,
      broken.map((value) => [asText(value).slice(0, 3_000)]),
      fc.array(
        broken.map((value) => asText(value).slice(0, 300)),
        { maxLength: 3 },
      ),
    );
  });
  return fc.tuple(...values).map((all) =>
    all
      .flatMap((some, index) => some.map((value) => `${parameters[index]?.name}=${escaped(value)}`))
      .join("&")
      // Longer ones are refused by the HTTP parser, before anything of ours.
      .slice(0, MOST_QUERY_CHARACTERS),
  );
}

/** Lists go with commas between. */
const asQuery = (value: unknown) => (Array.isArray(value) ? value.join(",") : String(value));

const oddQuery = fc.oneof(
  fc.constantFrom(
    "%",
    "a=%zz&a=%ff",
    "&&==&",
    "cursor=&cursor=",
    "__proto__=1",
    "limit[]=1",
    "limit=1e3",
  ),
  fc
    .tuple(fc.constantFrom("cursor", "limit", "search", "state", "from"), oddValue)
    .map(([name, value]) => `${name}=${escaped(asText(value).slice(0, 3_000))}`),
);

function headersOf(operation: ApiOperation): fc.Arbitrary<Record<string, string>> {
  const takesKey = operation.parameters.some(
    ({ name, in: place }) => place === "header" && name.toLowerCase() === "idempotency-key",
  );
  if (!takesKey) return fc.constant({});
  const key = fc.nat(30).map((n) => ({ "idempotency-key": `key ${n}` }));
  return fc.oneof(fc.constant({}), key);
}

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  fc.constantFrom(
    { "content-type": "text/plain" },
    { "content-type": "application/xml" },
    { "content-type": "application/json; charset=utf-16" },
    { "content-type": "multipart/form-data" },
    { "content-type": "multipart/form-data; boundary=" },
    { "content-type": "application/x-www-form-urlencoded" },
    { "content-type": ";;;" },
    { accept: "image/png" },
    { "accept-language": "x".repeat(500) },
    { origin: "https://elsewhere.example" },
    { origin: "null" },
    { cookie: "convene.session_token=x; a=%zz; =;" },
    { "x-forwarded-for": "not an address, 1.2.3.4.5" },
    { range: "bytes=9-1" },
    { "if-none-match": "*" },
    { "x-request-id": "x".repeat(500) },
    { traceparent: "00-00000000000000000000000000000000-zz-01" },
    { authorization: "Bearer x" },
  ),
  fc.constantFrom("", " ", "x".repeat(201), "é", "\t", "key 1", '"').map((key) => ({
    "idempotency-key": key,
  })),
);

function bodyOf(
  { body }: ApiOperation,
  options: RequestOptions,
  isOdd: boolean,
): fc.Arbitrary<ApiRequest["body"]> {
  if (!body) return fc.constant(null);
  const form = body.content[FORM_TYPE];
  if (form)
    return formOf(
      mergeAllOf(resolveSchema(form, options.schemas), options.schemas),
      options,
      isOdd,
    );
  const schema = body.content[JSON_TYPE] ?? {};
  const right = arbitraryOf(schema, arbitraryOptions(options));
  return (isOdd ? brokenOf(schema, arbitraryOptions(options)) : right).map(toJson);
}

/** The example with one thing that its schema allows as well, or forbids, instead of what it has. */
function nearExample(
  operation: ApiOperation,
  options: RequestOptions,
  { path: address, body }: ApiRequest,
  made: { readonly [Name in keyof Parts]: fc.Arbitrary<Parts[Name]> },
): fc.Arbitrary<Parts> {
  const [path = "", query = ""] = address.split("?");
  const same = fc.constant(query);
  return fc.record<Parts>({
    path: fc.constant(path),
    query: fc.oneof(same, made.query),
    headers: made.headers,
    body: typeof body === "string" ? nearBody(operation, options, body) : fc.constant(body),
  });
}

function nearBody(
  { body }: ApiOperation,
  options: RequestOptions,
  example: string,
): fc.Arbitrary<string> {
  const schema = mergeAllOf(
    resolveSchema(body?.content[JSON_TYPE] ?? {}, options.schemas),
    options.schemas,
  );
  const value: unknown = JSON.parse(example);
  const properties = Object.entries(schema.properties ?? {});
  if (typeof value !== "object" || properties.length === 0) return fc.constant(example);
  const changes = properties.map(([name, property]) => {
    const own = { ...arbitraryOptions(options), name };
    const another = fc.oneof(
      { arbitrary: arbitraryOf(property, own), weight: 2 },
      { arbitrary: brokenOf(property, own), weight: 1 },
    );
    return another.map((one): unknown => ({ ...value, [name]: one }));
  });
  return fc.oneof(...changes).map(toJson);
}

/** `__proto__` as a property of its own, which an object literal cannot have. */
const toJson = (value: unknown) => JSON.stringify(value) ?? "null";

const brokenBodies: fc.Arbitrary<readonly [string | null, Record<string, string>]> =
  fc.constantFrom<readonly [string | null, Record<string, string>]>(
    [null, {}],
    ["", { "content-type": JSON_TYPE }],
    ["{", { "content-type": JSON_TYPE }],
    ['{"a":1}{"b":2}', { "content-type": JSON_TYPE }],
    ["nul", { "content-type": JSON_TYPE }],
    ['"text"', { "content-type": JSON_TYPE }],
    ["[]", { "content-type": JSON_TYPE }],
    ["null", { "content-type": JSON_TYPE }],
    ['{"__proto__":{"polluted":true}}', { "content-type": JSON_TYPE }],
    ["[".repeat(100_000), { "content-type": JSON_TYPE }],
    [`{"a":"${"x".repeat(1_100_000)}"}`, { "content-type": JSON_TYPE }],
    ["a=1", { "content-type": "application/x-www-form-urlencoded" }],
    ["{}", { "content-type": "text/plain" }],
    ["--x\r\n", { "content-type": "multipart/form-data; boundary=x" }],
    [
      "--x\r\nContent-Disposition: form-data\r\n\r\n\r\n--x--",
      { "content-type": "multipart/form-data; boundary=x" },
    ],
  );

function formOf(
  { properties = {}, required = [] }: ReturnType<typeof mergeAllOf>,
  options: RequestOptions,
  isOdd: boolean,
): fc.Arbitrary<readonly FormField[]> {
  const fields = Object.entries(properties).map(([name, given]): fc.Arbitrary<FormField[]> => {
    const schema = resolveSchema(given, options.schemas);
    const own = { ...arbitraryOptions(options), name };
    const file = fc
      .tuple(
        options.files,
        fc.constantFrom(
          "a.csv",
          "notes.txt",
          "résumé.pdf",
          "x.html",
          "../../x",
          "\u0000",
          "x".repeat(300),
        ),
      )
      .map(([bytes, fileName]): FormField[] => [{ name, fileName, bytes }]);
    const asField = (value: unknown): FormField[] => [{ name, text: asText(value) }];
    const right = schema.format === "binary" ? file : arbitraryOf(schema, own).map(asField);
    const none = fc.constant<FormField[]>([]);
    const broken = fc.oneof(
      brokenOf(schema, own).map(asField),
      fc.constantFrom(...ODD_TEXTS).map(asField),
      file,
      none,
      fc.tuple(right, right).map((both) => both.flat()),
    );
    const wanted = required.includes(name) ? right : fc.oneof(right, none);
    return isOdd ? fc.oneof(wanted, broken) : wanted;
  });
  return fc.tuple(...fields).map((all) => all.flat());
}
