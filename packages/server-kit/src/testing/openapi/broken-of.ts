import * as fc from "fast-check";
import { type ArbitraryOptions, arbitraryOf, boundsOf } from "./arbitrary-of.ts";
import type { JsonSchema } from "./json-schema.ts";
import { mergeAllOf, resolveSchema, typesOf } from "./resolve-schema.ts";

/** Texts that something on the way chokes on: parsers, the database, a calendar. */
export const ODD_TEXTS: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "a\udfffb",
  "\ufeff",
  "\u202e\u2066",
  "\u200b",
  "\r\nBCC: somebody@example.com",
  "NaN",
  "Infinity",
  "-0",
  "1e400",
  "null",
  "undefined",
  "true",
  "[object Object]",
  "__proto__",
  "constructor",
  "' OR 1=1 --",
  "$${{7*7}}",
  "../../../../etc/passwd",
  "%00",
  "%",
  "\\",
  "x".repeat(5_000),
  "🧑‍🔬".repeat(300),
  "e\u0301".repeat(1_000),
];

/** Times that are none, or that few programs can reckon with. */
const ODD_TIMES: readonly string[] = [
  "0000-01-01T00:00:00Z",
  "0001-01-01T00:00:00Z",
  "0001-01-01T00:00:00+14:00",
  "1600-02-29T00:00:00Z",
  "9999-12-31T23:59:59.999Z",
  "9999-12-31T23:59:59-12:00",
  "+275760-09-13T00:00:00.000Z",
  "-271821-04-20T00:00:00.000Z",
  "2026-02-30T10:00:00Z",
  "2026-13-01T10:00:00Z",
  "2026-03-09T24:00:00Z",
  "2026-06-30T23:59:60Z",
  "2026-03-09T14:00:00",
  "2026-03-09T14:00:00+99:99",
  "2026-03-09T14:00:00.123456789123456789Z",
  "2026-03-09",
  "2026-02-30",
  "0000-00-00",
  "9999-12-31",
  "0001-01-01",
  "+275760-09-13",
  "24:00",
  "25:61",
];

const ODD_ZONES: readonly string[] = [
  "+05:00",
  "Mars/Olympus",
  "UTC\u0000",
  "Etc/GMT+99",
  "EST5EDT4",
];

const ODD_NUMBERS: readonly number[] = [
  0,
  -0,
  -1,
  1.5,
  0.1,
  2 ** 31,
  2 ** 31 - 1,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 63,
  1e21,
  1e308,
  5e-324,
];

const ODD_IDS: readonly string[] = [
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "FFFFFFFF-FFFF-7FFF-8FFF-FFFFFFFFFFFF",
  "{0f000000-0000-7000-8000-00000000000f}",
  "0f0000000000700080000000000000f",
  "urn:uuid:0f000000-0000-7000-8000-00000000000f",
  "0",
];

/** As JSON: what a parser may take for more than data. */
const ODD_OBJECTS: readonly string[] = [
  '{"__proto__":{"isAdmin":true}}',
  '{"constructor":{"prototype":{"isAdmin":true}}}',
  '{"toJSON":null,"then":1,"length":-1}',
  '{"$ne":null}',
];

/** Any odd value, whatever is asked for. */
export const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, [[]], [null], ...ODD_NUMBERS),
  fc.constantFrom(...ODD_TEXTS, ...ODD_TIMES, ...ODD_ZONES, ...ODD_IDS),
  fc.constantFrom(...ODD_OBJECTS).map((text): unknown => JSON.parse(text)),
  fc.integer({ min: 50, max: 3_000 }).map(nested),
  fc.constantFrom(100, 5_000).map((length) => new Array<number>(length).fill(1)),
  fc.jsonValue({ maxDepth: 3 }),
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let i = 0; i < depth; i++) value = i % 2 === 0 ? [value] : { a: value };
  return value;
}

/**
 * Values that a schema (nearly always) forbids: one place of an otherwise good value is broken, so that
 * what is behind the first check is reached too.
 */
export function brokenOf(given: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const schema = mergeAllOf(resolveSchema(given, options.schemas), options.schemas);
  const depth = (options.depth ?? 5) - 1;
  const inside = { ...options, depth };
  const ways: fc.Arbitrary<unknown>[] = [oddValue, oddOf(schema)];
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices && depth > 0) {
    ways.push(fc.oneof(...choices.map((choice) => brokenOf(choice, inside))));
  }
  const { types } = typesOf(schema);
  const isObject = types.includes("object") || schema.properties !== undefined;
  if (isObject && depth > 0) return fc.oneof(...weighted(ways, brokenObject(schema, inside)));
  if (types.includes("array") && depth > 0) {
    return fc.oneof(...weighted(ways, brokenArray(schema, inside)));
  }
  return fc.oneof(...ways);
}

const weighted = (ways: readonly fc.Arbitrary<unknown>[], deeper: fc.Arbitrary<unknown>) => [
  ...ways.map((arbitrary) => ({ arbitrary, weight: 1 })),
  { arbitrary: deeper, weight: 10 },
];

/** Of the right type, and yet wrong. */
function oddOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const { types } = typesOf(schema);
  if (types.includes("integer") || types.includes("number")) {
    const { min, max } = boundsOf(schema);
    return fc.constantFrom(min - 1, max + 1, min + 0.5, ...ODD_NUMBERS, String(min));
  }
  if (!types.includes("string")) return oddValue;
  switch (schema.format) {
    case "date-time":
    case "date":
      return fc.constantFrom(...ODD_TIMES);
    case "uuid":
      return fc.constantFrom(...ODD_IDS, ...ODD_TEXTS);
    default: {
      const tooLong = "x".repeat((schema.maxLength ?? 100_000) + 1);
      return fc.constantFrom(...ODD_TEXTS, ...ODD_ZONES, ...ODD_TIMES, tooLong);
    }
  }
}

function brokenObject(schema: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema;
  const good = arbitraryOf(schema, { ...options, name: undefined }) as fc.Arbitrary<
    Record<string, unknown>
  >;
  const ways: fc.Arbitrary<unknown>[] = Object.entries(properties).map(([name, property]) =>
    fc
      .tuple(good, brokenOf(property, { ...options, name }))
      .map(([value, broken]) => ({ ...value, [name]: broken })),
  );
  if (required.length > 0) {
    const left = fc.constantFrom(...required);
    ways.push(fc.tuple(good, left).map(([value, name]) => without(value, name)));
  }
  const key = fc.constantFrom("constructor", "\u0000", "id", "tenantId", "x".repeat(300));
  const extra = fc.tuple(good, key, oddValue);
  ways.push(extra.map(([value, name, odd]) => ({ ...value, [name]: odd })));
  return fc.oneof(...ways);
}

function without(value: Readonly<Record<string, unknown>>, name: string) {
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== name));
}

function brokenArray(schema: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const good = arbitraryOf(schema, options) as fc.Arbitrary<unknown[]>;
  const item = typeof schema.items === "object" ? schema.items : (schema.prefixItems?.[0] ?? {});
  const broken = fc
    .tuple(good, brokenOf(item, options))
    .map(([values, odd]) => [...values.slice(1), odd]);
  const repeated = fc
    .tuple(arbitraryOf(item, options), fc.constantFrom(2, 60, 1_001))
    .map(([value, times]) => new Array<unknown>(times).fill(value));
  return fc.oneof(broken, repeated, fc.constant([]));
}
