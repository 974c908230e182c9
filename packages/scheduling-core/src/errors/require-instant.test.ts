import { expect, test } from "vitest";
import { InvalidInputError } from "./invalid-input-error.ts";
import { requireInstant } from "./require-instant.ts";

test("an invalid date is refused by the name of its field", () => {
  expect(() => requireInstant(new Date(Number.NaN), "range.start")).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", field: "range.start" }),
  );
});

test("years beyond four digits are refused, their edges are not", () => {
  expect(() => requireInstant(new Date("+010000-01-01T00:00:00Z"), "at")).toThrow(
    InvalidInputError,
  );
  expect(() => requireInstant(new Date("-000001-01-01T00:00:00Z"), "at")).toThrow(
    InvalidInputError,
  );
  expect(requireInstant(new Date("9999-12-30T00:00:00Z"), "at")).toBe(253402128000000);
});
