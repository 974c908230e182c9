import { expect, test } from "vitest";
import { listOperations } from "./list-operations.ts";

const NAMED = { type: "object", properties: { name: { type: "string" } } } as const;

test("an operation says what it takes, what it answers, and who may ask", () => {
  const { operations, schemas } = listOperations({
    openapi: "3.1.0",
    info: { title: "Pets", version: "1" },
    security: [{ session: [] }],
    components: { schemas: { Pet: NAMED } },
    paths: {
      "/pets/{id}": {
        patch: {
          parameters: [
            { name: "id", in: "path", required: true, schema: { type: "string" } },
            { name: "quiet", in: "query", schema: { type: "boolean" } },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } },
          },
          responses: {
            200: { description: "The pet", content: { "application/json": { schema: NAMED } } },
            204: { description: "No pet" },
          },
        },
        get: { security: [], responses: { 200: { description: "A picture" } } },
      },
    },
  });
  expect(schemas).toEqual({ Pet: NAMED });
  expect(operations).toEqual([
    {
      name: "PATCH /pets/{id}",
      method: "PATCH",
      path: "/pets/{id}",
      parameters: [
        { name: "id", in: "path", required: true, schema: { type: "string" } },
        { name: "quiet", in: "query", required: false, schema: { type: "boolean" } },
      ],
      body: {
        required: true,
        content: { "application/json": { $ref: "#/components/schemas/Pet" } },
      },
      responses: { 200: { "application/json": NAMED }, 204: {} },
      security: ["session"],
    },
    {
      name: "GET /pets/{id}",
      method: "GET",
      path: "/pets/{id}",
      parameters: [],
      body: null,
      responses: { 200: {} },
      security: [],
    },
  ]);
});
