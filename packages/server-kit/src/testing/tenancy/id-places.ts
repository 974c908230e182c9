import type { JsonSchema } from "../openapi/json-schema.ts";
import {
  mergeAllOf,
  type NamedSchemas,
  resolveSchema,
  typesOf,
} from "../openapi/resolve-schema.ts";
import { type KnownByName, sampleOf } from "./sample-of.ts";

/** A place of a value where an id belongs. */
export interface IdPlace {
  /** `body.seats[].resourceIds[]` */
  readonly path: string;
  /** Of the property that holds it, without the list: `resourceIds`. */
  readonly name: string;
  /** The whole value with an id there; what is around it is made up where it is missing. */
  readonly put: (id: string) => unknown;
}

interface Around {
  readonly schemas: NamedSchemas;
  readonly known: KnownByName;
}

/** A name that says that a text is an id, or a list of ids between commas. */
const NAMES_ID = /(^id|^ids|Id|Ids)$/;

/**
 * Every place of a value that holds an id by its schema, whether the value has it or not: in what may
 * be left out, in lists, and in each of several alternatives.
 */
export function idPlaces(
  schema: JsonSchema,
  value: unknown,
  around: Around,
  path: string,
  name = "",
): readonly IdPlace[] {
  const { schemas, known } = around;
  const whole = mergeAllOf(resolveSchema(schema, schemas), schemas);
  const choices = whole.anyOf ?? whole.oneOf;
  if (choices) {
    const places = choices.flatMap((choice) => idPlaces(choice, value, around, path, name));
    return places.filter(
      (place, at) => places.findIndex((other) => other.path === place.path) === at,
    );
  }
  if (whole.properties) {
    const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
    const needed = sampleOf(whole, schemas, known);
    const given = Object.entries(isObject ? value : {}).filter(([key, one]) =>
      mayBe(whole.properties?.[key], one),
    );
    const object = { ...(typeof needed === "object" && needed), ...Object.fromEntries(given) };
    return Object.entries(whole.properties).flatMap(([key, property]) =>
      idPlaces(
        property,
        new Map(Object.entries(object)).get(key),
        around,
        `${path}.${key}`,
        key,
      ).map((place) => ({ ...place, put: (id: string) => ({ ...object, [key]: place.put(id) }) })),
    );
  }
  const { types } = typesOf(whole);
  if (types.includes("array") && typeof whole.items === "object") {
    const [first, ...others] = Array.isArray(value) ? value : [];
    return idPlaces(whole.items, first, around, `${path}[]`, name).map((place) => ({
      ...place,
      put: (id: string) => [place.put(id), ...others],
    }));
  }
  const isText = types.includes("string") || types.length === 0;
  if (!isText || !(whole.format === "uuid" || (!whole.format && NAMES_ID.test(name)))) return [];
  return [{ path, name, put: (id) => id }];
}

/** Whether it is none of several alternatives that a word tells apart. */
function mayBe(schema: JsonSchema | undefined, value: unknown): boolean {
  if (schema?.const !== undefined) return schema.const === value;
  return schema?.enum?.includes(value) ?? true;
}
