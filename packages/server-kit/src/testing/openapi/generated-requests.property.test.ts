import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createAnswerChecker } from "./answer-checker.ts";
import { arbitraryOf } from "./arbitrary-of.ts";
import { brokenOf } from "./broken-of.ts";
import type { JsonSchema } from "./json-schema.ts";
import { KnownValues } from "./known-values.ts";
import type { ApiOperation } from "./list-operations.ts";

const PERSON: JsonSchema = {
  type: "object",
  properties: {
    id: { type: "string", format: "uuid" },
    name: { type: "string", minLength: 1, maxLength: 20 },
    email: { type: ["string", "null"], format: "email" },
    bornOn: { type: "string", format: "date" },
    slug: { type: "string", pattern: "^(?=.{2,40}$)[a-z0-9]+(?:-[a-z0-9]+)*$" },
    hours: {
      type: "array",
      maxItems: 3,
      items: { type: "array", prefixItems: [{ type: "integer", minimum: 0 }, { type: "integer" }] },
    },
    kind: { enum: ["a", "b"] },
    boss: { $ref: "#/components/schemas/Person" },
  },
  required: ["id", "name", "kind"],
};
const EXTENDED: JsonSchema = {
  allOf: [
    { $ref: "#/components/schemas/Person" },
    {
      type: "object",
      properties: { at: { type: "string", format: "date-time" } },
      required: ["at"],
    },
  ],
};
const schemas = { Person: PERSON };
const options = { schemas, now: new Date("2026-02-02T13:00:00Z") };
const operation: ApiOperation = {
  name: "POST /people",
  method: "POST",
  path: "/people",
  parameters: [],
  body: { required: true, content: { "application/json": EXTENDED } },
  responses: { 200: { "application/json": EXTENDED }, 204: {} },
  security: [],
};
const checker = createAnswerChecker({ operations: [operation], schemas });
const known = new KnownValues();
const sent = (value: unknown): unknown => JSON.parse(known.fill(JSON.stringify(value)));
const answer = (status: number, value: unknown, contentType = "application/json") => ({
  status,
  contentType,
  text: JSON.stringify(value),
});
const RIGHT = {
  id: "0f000000-0000-7000-8000-000000000001",
  name: "Ana",
  kind: "a",
  at: "2026-02-02T13:00:00Z",
};

test("what is generated to be right is allowed", () => {
  for (const value of fc.sample(arbitraryOf(EXTENDED, options), { numRuns: 300, seed: 1 })) {
    expect(checker.refusalOf(operation, sent(value))).toBeNull();
  }
});

test("of what is generated to be wrong most is forbidden", () => {
  const values = fc.sample(brokenOf(EXTENDED, options), { numRuns: 300, seed: 1 });
  const forbidden = values.filter((value) => checker.refusalOf(operation, sent(value)) !== null);
  expect(forbidden.length).toBeGreaterThan(180);
});

test("an answer is wrong where status, media type, or any property differ from the document", () => {
  const faultsOf = (...seen: Parameters<typeof answer>) =>
    checker.faultsOf(operation, answer(...seen));
  expect(faultsOf(200, RIGHT)).toEqual([]);
  expect(faultsOf(200, { ...RIGHT, boss: { ...RIGHT, at: undefined } })).toEqual([]);
  expect(faultsOf(200, { ...RIGHT, passwordHash: "x" })).toHaveLength(1);
  expect(faultsOf(200, { ...RIGHT, boss: { id: RIGHT.id } })).toHaveLength(1);
  expect(faultsOf(200, RIGHT, "text/plain")).toHaveLength(1);
  expect(faultsOf(201, RIGHT)).toEqual(["201 is not described"]);
  expect(faultsOf(204, RIGHT)).toHaveLength(1);
  expect(faultsOf(500, {})).toContain("fails with 500");
});

test("a placeholder becomes one of the latest values of its kind, or an id of nobody", () => {
  const some = new KnownValues({ hostId: "resourceId" });
  some.add("resourceId", "first");
  some.add("hostId", "second");
  expect(some.fill("{{hostId#0}} {{resourceId#1}} {{hostId#2}}")).toBe("second first second");
  expect(some.fill("{{jobId#0}}")).toBe("0f000000-0000-7000-8000-00000000000f");
});
