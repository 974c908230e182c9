import { expect, test } from "vitest";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { localDay } from "./local-day.ts";

test.each([
  ["a plain one", "2026-01-31", "America/Toronto", "2026-01-31T05:00:00Z", "2026-02-01T05:00:00Z"],
  ["of 23 hours", "2026-03-08", "America/Toronto", "2026-03-08T05:00:00Z", "2026-03-09T04:00:00Z"],
  ["of 25 hours", "2026-11-01", "America/Toronto", "2026-11-01T04:00:00Z", "2026-11-02T05:00:00Z"],
  ["begun late", "2026-09-06", "America/Santiago", "2026-09-06T04:00:00Z", "2026-09-07T03:00:00Z"],
])("a day in its zone: %s", (_, date, timeZone, start, end) => {
  expect(localDay(date, timeZone)).toEqual({ start: new Date(start), end: new Date(end) });
});

test("a date that no calendar has is refused", () => {
  expect(() => localDay("2026-02-30", "Europe/Berlin")).toThrow(InvalidInputError);
});
