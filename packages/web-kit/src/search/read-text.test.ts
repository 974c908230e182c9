import { expect, test } from "vitest";
import { isDay } from "./is-day.ts";
import { isTimeZone } from "./is-time-zone.ts";
import { readText } from "./read-text.ts";

test("a parameter is read where it makes sense, and left out otherwise", () => {
  expect(readText({ day: "2026-03-09", view: "week" }, "day", isDay)).toEqual({
    day: "2026-03-09",
  });
  expect(readText({ day: "2026-13-09" }, "day", isDay)).toEqual({});
  expect(readText({ day: 20260309 }, "day", isDay)).toEqual({});
  expect(readText({}, "day", isDay)).toEqual({});
});

test.each([
  ["America/Toronto", true],
  ["UTC", true],
  ["+02:00", false],
  ["Nowhere/Land", false],
  ["", false],
])("%o as a zone: %o", (text, expected) => {
  expect(isTimeZone(text)).toBe(expected);
});
