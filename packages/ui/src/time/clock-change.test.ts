import { expect, test } from "vitest";
import { clockChangeOn } from "./clock-change.ts";

test.each([
  ["2026-03-08", "America/Toronto", 60, "2026-03-08T07:00:00.000Z"],
  ["2026-11-01", "America/Toronto", -60, "2026-11-01T06:00:00.000Z"],
  ["2026-03-29", "Europe/Berlin", 60, "2026-03-29T01:00:00.000Z"],
  // half an hour, and the other way round in the year
  ["2026-04-05", "Australia/Lord_Howe", -30, "2026-04-04T15:00:00.000Z"],
])("%s in %s: %d minutes at %s", (date, zone, minutes, at) => {
  const change = clockChangeOn(date, zone);
  expect(change?.minutes).toBe(minutes);
  expect(change?.at.toISOString()).toBe(at);
});

test.each([
  ["2026-03-07", "America/Toronto"],
  ["2026-03-09", "America/Toronto"],
  ["2026-03-08", "Europe/Berlin"],
  ["2026-03-08", "UTC"],
])("nothing happens on %s in %s", (date, zone) => {
  expect(clockChangeOn(date, zone)).toBeUndefined();
});
