import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { JsonSchema } from "./json-schema.ts";
import type { ApiDescription, ApiOperation } from "./list-operations.ts";
import { mergeAllOf, type NamedSchemas } from "./resolve-schema.ts";

export interface SeenAnswer {
  readonly status: number;
  /** Null where the answer has none. */
  readonly contentType: string | null;
  readonly text: string;
}

export interface AnswerChecker {
  /** @returns what is wrong with an answer, each in a few words; nothing where it is as described */
  faultsOf(operation: ApiOperation, answer: SeenAnswer): readonly string[];
  /** What the document says against a body of JSON; null where it allows it, or says nothing. */
  refusalOf(operation: ApiOperation, body: unknown): string | null;
}

const CODE = /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/;

/**
 * Compares answers with an OpenAPI document: status, media type, and every property. An answer with
 * more properties than are described is wrong too: that is how something private gets out.
 */
export function createAnswerChecker({ schemas }: ApiDescription): AnswerChecker {
  const ajv = createAjv();
  const closedSchemas = Object.fromEntries(
    Object.entries(schemas).map(([name, one]) => [name, closed(one, schemas)]),
  );
  const compiled = new Map<string, ValidateFunction>();
  const validatorOf = (schema: JsonSchema, isClosed: boolean) => {
    const key = `${isClosed}${JSON.stringify(schema)}`;
    const known = compiled.get(key);
    if (known) return known;
    const made = ajv.compile({
      ...(isClosed ? closed(schema, schemas) : schema),
      components: { schemas: isClosed ? closedSchemas : schemas },
    });
    compiled.set(key, made);
    return made;
  };
  const errorsOf = (schema: JsonSchema, value: unknown, isClosed: boolean): string | null => {
    const validate = validatorOf(schema, isClosed);
    return validate(value) ? null : ajv.errorsText(validate.errors, { separator: "; " });
  };

  return {
    faultsOf({ responses }, { status, contentType, text }) {
      const declared = responses[String(status)];
      const faults: string[] = [];
      if (status >= 500 && !declared) faults.push(`fails with ${status}`);
      else if (!declared) faults.push(`${status} is not described`);
      const type = contentType?.split(";")[0]?.trim() ?? null;
      const isProblem = type === "application/problem+json";
      const value = type?.endsWith("json") ? parse(text) : undefined;
      if (status >= 400) {
        if (!isProblem) faults.push(`${status} is no problem document, but ${type}`);
        else faults.push(...problemFaults(status, value));
      }
      if (!declared) return faults;
      if (Object.keys(declared).length === 0) {
        if (text !== "") faults.push(`${status} has a body, and none is described`);
        return faults;
      }
      const schema = type === null ? undefined : declared[type];
      if (schema === undefined) return [...faults, `${status} is ${type}, which is not described`];
      if (value === undefined || schema === null) return faults;
      const errors = errorsOf(schema, value, true);
      if (errors !== null) faults.push(`${status} differs from its schema: ${errors}`);
      return faults;
    },
    refusalOf({ body }, value) {
      const schema = body?.content["application/json"];
      return schema ? errorsOf(schema, value, false) : null;
    },
  };
}

function createAjv(): Ajv2020 {
  // Keywords that only OpenAPI knows, such as `example`, are no mistakes.
  const ajv = new Ajv2020({ strict: false, allErrors: false, validateSchema: false });
  addFormats.default(ajv);
  return ajv;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function problemFaults(status: number, value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [`${status} is no JSON object`];
  const { status: said, code, type } = value as Readonly<Record<string, unknown>>;
  const faults: string[] = [];
  // Every operation may say so, and has no reason to in a test.
  if (code === "DATABASE_UNAVAILABLE") faults.push("has lost its database");
  if (said !== status) faults.push(`${status} says that its status is ${said}`);
  if (typeof code !== "string" || !CODE.test(code)) faults.push(`${status} has no stable code`);
  else if (type !== `/problems/${code.toLowerCase().replaceAll("_", "-")}`) {
    faults.push(`${status} is of type ${type}, and its code is ${code}`);
  }
  return faults;
}

/** The same schema, to which nothing may be added: at this place and within. */
function closed(given: JsonSchema, schemas: NamedSchemas): JsonSchema {
  const schema = mergeAllOf(given, schemas);
  const { properties, items, prefixItems, additionalProperties, oneOf, anyOf } = schema;
  const within = (one: JsonSchema) => closed(one, schemas);
  return {
    ...schema,
    ...(properties && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, property]) => [name, within(property)]),
      ),
      additionalProperties: additionalProperties ?? false,
    }),
    ...(typeof additionalProperties === "object" && {
      additionalProperties: within(additionalProperties),
    }),
    ...(typeof items === "object" && { items: within(items) }),
    ...(prefixItems && { prefixItems: prefixItems.map(within) }),
    ...(oneOf && { oneOf: oneOf.map(within) }),
    ...(anyOf && { anyOf: anyOf.map(within) }),
  };
}
