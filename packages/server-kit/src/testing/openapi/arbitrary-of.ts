import * as fc from "fast-check";
import type { JsonSchema } from "./json-schema.ts";
import { kindOf } from "./kind-of.ts";
import { type Hints, NOBODY, placeholder } from "./known-values.ts";
import { mergeAllOf, type NamedSchemas, resolveSchema, typesOf } from "./resolve-schema.ts";

export interface ArbitraryOptions {
  readonly schemas: NamedSchemas;
  /** By the property's name; they go before the schema. */
  readonly hints?: Hints | undefined;
  /** Of the property that is generated. Ids are looked for by it. */
  readonly name?: string | undefined;
  /** Around which instants lie. */
  readonly now: Date;
  /** How deep schemas that contain themselves are followed. Default: 5. */
  readonly depth?: number | undefined;
}

const DAY_MS = 86_400_000;
const QUARTER_MS = 900_000;

/**
 * Values that a schema allows: what a well-meaning client sends, with what people really type.
 * Ids are placeholders for those that earlier answers gave; see `KnownValues`.
 */
export function arbitraryOf(given: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const hint = options.name === undefined ? undefined : options.hints?.[options.name];
  if (hint) return given.format === "date" ? hint.map(toDate) : hint;
  const schema = mergeAllOf(resolveSchema(given, options.schemas), options.schemas);
  const { isNullable } = typesOf(schema);
  const value = ofSchema(schema, options);
  const withDefault = "default" in schema ? often(value, fc.constant(schema.default)) : value;
  return isNullable ? often(withDefault, fc.constant(null)) : withDefault;
}

/** A hint names an instant, whether a day or a moment of it is asked for. */
export const toDate = (instant: unknown): string => String(instant).slice(0, 10);

const often = <T>(value: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ arbitrary: value, weight: 4 }, { arbitrary: seldom, weight: 1 });

function ofSchema(schema: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return fc.oneof(...choices.map((choice) => arbitraryOf(choice, options)));
  if ("const" in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const { types } = typesOf(schema);
  return fc.oneof(
    ...(types.length > 0 ? types : [""]).map((type) => ofType(type, schema, options)),
  );
}

function ofType(
  type: string,
  schema: JsonSchema,
  options: ArbitraryOptions,
): fc.Arbitrary<unknown> {
  switch (type) {
    case "string":
      return ofString(schema, options);
    case "boolean":
      return fc.boolean();
    case "integer":
      return fc.integer(boundsOf(schema));
    case "number":
      return fc.oneof(
        fc.integer(boundsOf(schema)),
        fc.double({ ...boundsOf(schema), noNaN: true }),
      );
    case "array":
      return ofArray(schema, options);
    case "object":
      return ofObject(schema, options);
    case "null":
      return fc.constant(null);
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

/** Where a schema sets no bound: what fits a column of whole numbers. */
export function boundsOf(schema: JsonSchema): { min: number; max: number } {
  const min = schema.minimum ?? above(schema.exclusiveMinimum) ?? -1_000;
  const max = schema.maximum ?? below(schema.exclusiveMaximum) ?? Math.max(min, 0) + 1_000;
  return { min, max };
}

const above = (bound: number | undefined) => (bound === undefined ? undefined : bound + 1);
const below = (bound: number | undefined) => (bound === undefined ? undefined : bound - 1);

function ofString(schema: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  switch (schema.format) {
    case "uuid":
      return idOf(kindOf(options.name ?? "any"));
    case "date-time":
      return fc.oneof(
        { arbitrary: quarterOf(options.now, 60), weight: 6 },
        { arbitrary: withOffset(options.now), weight: 1 },
        { arbitrary: anyInstant, weight: 1 },
      );
    case "date":
      return quarterOf(options.now, 400).map((instant) => instant.slice(0, 10));
    case "email":
      return fc.oneof(
        fc.nat(20).map((n) => `somebody.${n}@example.com`),
        fc.constantFrom("Jürgen+tag@example.com", "o'neil@sub.example.co.uk").filter(isAscii),
        fc.emailAddress(),
      );
    case "uri":
      return fc.oneof(fc.constant("https://example.com/a?b=c#d"), fc.webUrl());
    case "binary":
      return fc.constant(""); // files are made where the request is
    default:
      return text(schema);
  }
}

const isAscii = (value: string) => !/[^\x20-\x7e]/.test(value);

/** Mostly of the right kind, now and then another's, or nobody's. */
export function idOf(name: string): fc.Arbitrary<string> {
  return fc.oneof(
    { arbitrary: fc.nat(39).map((choice) => placeholder(name, choice)), weight: 12 },
    { arbitrary: fc.nat(200).map((choice) => placeholder("any", choice)), weight: 1 },
    { arbitrary: fc.constant(NOBODY), weight: 1 },
  );
}

/** Quarters of an hour within so many days. */
function quarterOf(now: Date, days: number): fc.Arbitrary<string> {
  const quarters = (days * DAY_MS) / QUARTER_MS;
  const first = Math.ceil(now.getTime() / QUARTER_MS);
  return fc
    .integer({ min: -Math.floor(quarters / 4), max: quarters })
    .map((offset) => new Date((first + offset) * QUARTER_MS).toISOString());
}

function withOffset(now: Date): fc.Arbitrary<string> {
  return fc
    .tuple(quarterOf(now, 60), fc.constantFrom("+01:00", "-05:00", "+05:45", "-12:00", "+14:00"))
    .map(([instant, offset]) => instant.replace(".000Z", offset));
}

const anyInstant = fc
  .date({ min: new Date("1900-01-01"), max: new Date("2300-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

const WORDS = [
  "Ana",
  "O’Brien",
  "naïve",
  "日本語",
  "Žluťoučký",
  "<b>&amp;",
  "';--",
  "🧑‍🔬",
  "مرحبا",
  "%s",
  "\n",
];

// Made once: it takes long.
const words = fc
  .array(fc.oneof(fc.constantFrom(...WORDS), fc.string({ minLength: 1, maxLength: 8 })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((parts) => parts.join(" ").trim());

function text(schema: JsonSchema): fc.Arbitrary<string> {
  const { minLength = 0, maxLength = 200, pattern } = schema;
  if (pattern !== undefined) {
    const key = `${pattern} ${maxLength}`;
    const matching = patterns.get(key) ?? ofPattern(pattern, maxLength);
    patterns.set(key, matching);
    return matching.filter((value) => value.length >= minLength && value.length <= maxLength);
  }
  const letters = fc
    .integer({ min: Math.max(minLength, 1), max: maxLength })
    .map((n) => "x".repeat(n));
  const fits = (value: string) => value.length >= minLength && value.length <= maxLength;
  const example = typeof schema.example === "string" ? [fc.constant(schema.example)] : [];
  return fc.oneof(words.filter(fits), letters, ...example);
}

/** By pattern and greatest length: making them takes long. */
const patterns = new Map<string, fc.Arbitrary<string>>();

/** fast-check knows no lookaheads and no Unicode properties: there, what happens to match. */
function ofPattern(pattern: string, maxLength: number): fc.Arbitrary<string> {
  const expression = new RegExp(pattern, "u");
  try {
    return fc.stringMatching(expression, { maxLength });
  } catch {
    const letters = fc.string({
      unit: fc.constantFrom(..."abcxyz019"),
      minLength: 2,
      maxLength: 40,
    });
    return fc.oneof(letters, fc.string({ maxLength })).filter((value) => expression.test(value));
  }
}

function ofArray(schema: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown[]> {
  const { prefixItems, items, minItems = 0 } = schema;
  if (prefixItems) return fc.tuple(...prefixItems.map((item) => arbitraryOf(item, options)));
  const depth = (options.depth ?? 5) - 1;
  const maxLength = Math.min(schema.maxItems ?? 4, Math.max(minItems, depth <= 0 ? 0 : 4));
  const item = typeof items === "object" ? items : {};
  return fc.array(depth < -2 ? fc.constant(null) : arbitraryOf(item, { ...options, depth }), {
    minLength: minItems,
    maxLength,
  });
}

const anyKey = fc.string({ minLength: 1, maxLength: 10 });

function ofObject(schema: JsonSchema, options: ArbitraryOptions): fc.Arbitrary<unknown> {
  const { properties = {}, required = [], additionalProperties } = schema;
  const depth = (options.depth ?? 5) - 1;
  const wanted = Object.entries(properties).filter(
    ([name]) => depth > 0 || required.includes(name),
  );
  const fixed = fc.record(
    Object.fromEntries(
      wanted.map(([name, property]) => [name, arbitraryOf(property, { ...options, name, depth })]),
    ),
    { requiredKeys: required.filter((name) => name in properties) },
  );
  if (typeof additionalProperties !== "object") return fixed;
  const key = schema.propertyNames
    ? (arbitraryOf(schema.propertyNames, { ...options, name: undefined }) as fc.Arbitrary<string>)
    : anyKey;
  const more = fc.dictionary(key, arbitraryOf(additionalProperties, { ...options, depth }), {
    maxKeys: 4,
    noNullPrototype: true,
  });
  return fc.tuple(fixed, more).map(([some, others]) => ({ ...others, ...some }));
}
