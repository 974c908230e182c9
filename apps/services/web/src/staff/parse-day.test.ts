import { expect, test } from "vitest";
import { parseDay } from "./parse-day.ts";

/** A Thursday. */
const today = "2026-03-05";

test.each([
  ["2026-12-24", "en", "2026-12-24"],
  ["today", "en", "2026-03-05"],
  ["Tomorrow", "fr", "2026-03-06"],
  ["demain", "fr", "2026-03-06"],
  ["aujourd’hui", "fr", "2026-03-05"],
  ["monday", "en", "2026-03-09"],
  ["thu", "en", "2026-03-12"],
  ["vendredi", "fr", "2026-03-06"],
  ["5 April", "en", "2026-04-05"],
  ["april 5", "en", "2026-04-05"],
  ["24 déc.", "fr", "2026-12-24"],
  ["12.3.", "en", "2026-03-12"],
  // More than half a year ago: the next one is meant.
  ["1 January", "en", "2026-01-01"],
])("%s (%s) is %s", (text, locale, day) => {
  expect(parseDay(text, today, locale)).toBe(day);
});

test("in December January is the next one", () => {
  expect(parseDay("3 January", "2026-12-20", "en")).toBe("2027-01-03");
});

test.each(["2026-02-30", "31.2.", "Ana", "5", ""])("%s is no day", (text) => {
  expect(parseDay(text, today, "en")).toBeUndefined();
});
