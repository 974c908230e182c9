import { z } from "zod";

/** As much of JSON Schema as the API's document uses. */
export interface ApiSchema {
  readonly $ref?: string | undefined;
  readonly allOf?: readonly ApiSchema[] | undefined;
  readonly anyOf?: readonly ApiSchema[] | undefined;
  readonly oneOf?: readonly ApiSchema[] | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly format?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly example?: unknown;
  readonly minimum?: number | undefined;
  readonly minItems?: number | undefined;
  readonly items?: ApiSchema | undefined;
  readonly properties?: Readonly<Record<string, ApiSchema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

export const apiSchema: z.ZodType<ApiSchema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    allOf: z.array(apiSchema).optional(),
    anyOf: z.array(apiSchema).optional(),
    oneOf: z.array(apiSchema).optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    format: z.string().optional(),
    enum: z.array(z.unknown()).optional(),
    example: z.unknown().optional(),
    minimum: z.number().optional(),
    minItems: z.number().optional(),
    items: apiSchema.optional(),
    properties: z.record(z.string(), apiSchema).optional(),
    required: z.array(z.string()).optional(),
  }),
);

export type ApiSchemas = Readonly<Record<string, ApiSchema>>;

/**
 * A value that a schema allows: of an object what must be there, of a list as little as may be.
 *
 * @param known Values by the property's name, which go before the schema's own.
 */
export function sampleOf(
  schema: ApiSchema,
  schemas: ApiSchemas,
  known: Readonly<Record<string, unknown>>,
): unknown {
  const named = schema.$ref?.split("/").at(-1);
  if (named !== undefined) return sampleOf(schemas[named] ?? {}, schemas, known);
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((part) => sampleOf(part, schemas, known)));
  }
  const choice = (schema.anyOf ?? schema.oneOf)?.[0];
  if (choice) return sampleOf(choice, schemas, known);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return schema.enum[0];
  const types = [schema.type].flat();
  if (types.includes("null")) return null;
  if (types.includes("object")) {
    return Object.fromEntries(
      (schema.required ?? []).map((name) => [
        name,
        known[name] ?? sampleOf(schema.properties?.[name] ?? {}, schemas, known),
      ]),
    );
  }
  if (types.includes("array")) {
    const item = schema.items ?? {};
    return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(item, schemas, known));
  }
  if (schema.example !== undefined) return schema.example;
  if (types.includes("boolean")) return true;
  if (types.includes("integer") || types.includes("number")) return schema.minimum ?? 1;
  switch (schema.format) {
    case "uuid":
      return known.madeUp;
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
