import type { JsonSchema } from "../openapi/json-schema.ts";
import {
  mergeAllOf,
  type NamedSchemas,
  resolveSchema,
  typesOf,
} from "../openapi/resolve-schema.ts";

/** Values by the name of the property or parameter that they are for. */
export type KnownByName = Readonly<Record<string, unknown>>;

/**
 * A value that a schema allows: of an object what must be there, of a list as little as may be.
 *
 * @param known Go before the schema's own; `madeUp` stands for every other id.
 */
export function sampleOf(schema: JsonSchema, schemas: NamedSchemas, known: KnownByName): unknown {
  const whole = mergeAllOf(resolveSchema(schema, schemas), schemas);
  const choice = (whole.anyOf ?? whole.oneOf)?.[0];
  if (choice) return sampleOf(choice, schemas, known);
  if (whole.const !== undefined) return whole.const;
  if (whole.enum) return whole.enum[0];
  const { types, isNullable } = typesOf(whole);
  if (isNullable) return null;
  if (types.includes("object") || whole.properties) {
    const required = whole.required ?? [];
    return Object.fromEntries(
      required.map((name) => [
        name,
        knownFor(whole.properties?.[name] ?? {}, known[name]) ??
          sampleOf(whole.properties?.[name] ?? {}, schemas, known),
      ]),
    );
  }
  if (types.includes("array")) {
    const item = typeof whole.items === "object" ? whole.items : {};
    return Array.from({ length: whole.minItems ?? 0 }, () => sampleOf(item, schemas, known));
  }
  if (whole.example !== undefined) return whole.example;
  if (types.includes("boolean")) return true;
  if (types.includes("integer") || types.includes("number")) return whole.minimum ?? 1;
  switch (whole.format) {
    case "uuid":
      return known.madeUp;
    case "binary":
      return new File(["Dana"], "notes.txt", { type: "text/plain" });
    case "email":
      return "somebody@example.com";
    case "uri":
      return "https://example.com/";
    case "date":
      return "2026-03-02";
    case "date-time":
      return "2026-03-03T15:00:00Z";
    default:
      return "Something";
  }
}

/** One of a list is a list of one. */
function knownFor({ type }: JsonSchema, value: unknown): unknown {
  return type === "array" && value !== undefined && !Array.isArray(value) ? [value] : value;
}
