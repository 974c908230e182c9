import type { JsonSchema } from "./json-schema.ts";
import type { ApiDescription } from "./list-operations.ts";
import { type NamedSchemas, resolveSchema, typesOf } from "./resolve-schema.ts";

/**
 * What requests may carry as much of as they like: texts, lists, maps and numbers whose schema sets no
 * bound, and no form that is one.
 *
 * @returns each as `POST /api/jobs body.stages[].name: string`
 */
export function findUnbounded({ operations, schemas }: ApiDescription): readonly string[] {
  return operations.flatMap(({ name, parameters, body }) => {
    const inParameters = parameters.flatMap((parameter) =>
      unboundedIn(parameter.schema, `${parameter.in}.${parameter.name}`, schemas, []),
    );
    const inBody = Object.values(body?.content ?? {}).flatMap((schema) =>
      schema ? unboundedIn(schema, "body", schemas, []) : [],
    );
    return [...new Set([...inParameters, ...inBody])].map((place) => `${name} ${place}`);
  });
}

/** @param within The named schemas that it is in: one that contains itself ends there. */
function unboundedIn(
  given: JsonSchema,
  path: string,
  schemas: NamedSchemas,
  within: readonly string[],
): readonly string[] {
  const { $ref } = given;
  if ($ref !== undefined && within.includes($ref)) return [];
  const around = $ref === undefined ? within : [...within, $ref];
  const schema = resolveSchema(given, schemas);
  const inside = (one: JsonSchema, at: string) => unboundedIn(one, at, schemas, around);
  const { items, prefixItems = [], additionalProperties, propertyNames } = schema;
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  return [
    ...kindsUnbounded(schema).map((kind) => `${path}: ${kind}`),
    ...parts.flatMap((part) => inside(part, path)),
    ...prefixItems.flatMap((item) => inside(item, `${path}[]`)),
    ...(typeof items === "object" ? inside(items, `${path}[]`) : []),
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      inside(property, `${path}.${name}`),
    ),
    ...(typeof additionalProperties === "object" ? inside(additionalProperties, `${path}{}`) : []),
    ...(propertyNames ? inside(propertyNames, `${path}{name}`) : []),
  ];
}

function kindsUnbounded(schema: JsonSchema): readonly string[] {
  const { types } = typesOf(schema);
  // A constant is a bound, and so is a list of them.
  if (schema.enum || "const" in schema) return [];
  return types.filter((type) => {
    switch (type) {
      case "string":
        return (schema.maxLength ?? schema.format ?? schema.pattern) === undefined;
      case "array":
        return schema.maxItems === undefined && schema.prefixItems === undefined;
      case "integer":
      case "number":
        return (
          (schema.minimum ?? schema.exclusiveMinimum) === undefined ||
          (schema.maximum ?? schema.exclusiveMaximum) === undefined
        );
      case "object":
        return (
          typeof schema.additionalProperties === "object" &&
          schema.maxProperties === undefined &&
          schema.propertyNames?.enum === undefined
        );
      default:
        return false;
    }
  });
}
