import { addDays, addMilliseconds } from "date-fns";
import { expect, test } from "vitest";
import { requireRange } from "./require-range.ts";

const start = new Date("2026-03-02T00:00:00Z");

test("up to the limit passes; a millisecond more names the end", () => {
  expect(() => requireRange({ start, end: addDays(start, 62) }, 62)).not.toThrow();
  const longer = { start, end: addMilliseconds(addDays(start, 62), 1) };
  expect(() => requireRange(longer, 62)).toThrow(expect.objectContaining({ field: "to" }));
});

test("empty and reversed ranges are refused", () => {
  expect(() => requireRange({ start, end: start }, 62)).toThrow("must come after from");
  expect(() => requireRange({ start: addDays(start, 1), end: start }, 62)).toThrow();
});
