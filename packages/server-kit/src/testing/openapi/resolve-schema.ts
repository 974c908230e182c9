import type { JsonSchema } from "./json-schema.ts";

export type NamedSchemas = Readonly<Record<string, JsonSchema>>;

const PREFIX = "#/components/schemas/";

/**
 * What a reference stands for, with what is said beside it.
 *
 * @throws Error where the document has no such schema
 */
export function resolveSchema(schema: JsonSchema, schemas: NamedSchemas): JsonSchema {
  if (schema.$ref === undefined) return schema;
  const { $ref, ...beside } = schema;
  const named = schemas[$ref.replace(PREFIX, "")];
  if (!named) throw new Error(`The document has no ${$ref}`);
  return { ...resolveSchema(named, schemas), ...beside };
}

/** All parts of an allOf as one: what each asks for, together. */
export function mergeAllOf(schema: JsonSchema, schemas: NamedSchemas): JsonSchema {
  const { allOf, ...rest } = schema;
  if (!allOf) return schema;
  return [...allOf, rest]
    .map((part) => mergeAllOf(resolveSchema(part, schemas), schemas))
    .reduce(mergeTwo);
}

/** A property that both have is what both say of it: an extension says more about what it extends. */
function mergeTwo(one: JsonSchema, other: JsonSchema): JsonSchema {
  const properties: Record<string, JsonSchema> = { ...one.properties };
  for (const [name, property] of Object.entries(other.properties ?? {})) {
    const before = properties[name];
    properties[name] = before ? { allOf: [before, property] } : property;
  }
  const required = [...new Set([...(one.required ?? []), ...(other.required ?? [])])];
  const items =
    typeof one.items === "object" && typeof other.items === "object"
      ? { allOf: [one.items, other.items] }
      : (other.items ?? one.items);
  return {
    ...one,
    ...other,
    ...(Object.keys(properties).length > 0 && { properties, required }),
    ...(items !== undefined && { items }),
  };
}

/** Its types without `null`, and whether null is one of them. */
export function typesOf({ type }: JsonSchema): {
  readonly types: readonly string[];
  readonly isNullable: boolean;
} {
  const all = type === undefined ? [] : [type].flat();
  return { types: all.filter((one) => one !== "null"), isNullable: all.includes("null") };
}
