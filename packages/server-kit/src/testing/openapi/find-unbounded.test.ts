import { expect, test } from "vitest";
import { findUnbounded } from "./find-unbounded.ts";
import type { JsonSchema } from "./json-schema.ts";
import type { ApiOperation } from "./list-operations.ts";

const operation: ApiOperation = {
  name: "POST /people",
  method: "POST",
  path: "/people",
  parameters: [
    { name: "limit", in: "query", required: false, schema: { type: "integer", minimum: 1 } },
    { name: "search", in: "query", required: false, schema: { type: "string", maxLength: 9 } },
  ],
  body: {
    required: true,
    content: { "application/json": { $ref: "#/components/schemas/Person" } },
  },
  responses: {},
  security: [],
};
const PERSON: JsonSchema = {
  type: "object",
  properties: {
    id: { type: "string", format: "uuid" },
    name: { type: ["string", "null"] },
    kind: { type: "string", enum: ["a", "b"] },
    names: { type: "array", items: { type: "string", maxLength: 9 } },
    ages: { type: "array", maxItems: 3, items: { anyOf: [{ type: "number" }, { type: "null" }] } },
    notes: { type: "object", additionalProperties: { type: "string", pattern: "^a$" } },
    friends: { type: "array", maxItems: 3, items: { $ref: "#/components/schemas/Person" } },
  },
};

test("every text, list, map and number without a bound is found, wherever it is", () => {
  const found = findUnbounded({ operations: [operation], schemas: { Person: PERSON } });
  expect(found).toEqual([
    "POST /people query.limit: integer",
    "POST /people body.name: string",
    "POST /people body.names: array",
    "POST /people body.ages[]: number",
    "POST /people body.notes: object",
  ]);
});
