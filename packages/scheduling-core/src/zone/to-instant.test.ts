import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { toInstant } from "./to-instant.ts";

// Rows of every zone, made with another implementation of the time-zone database.
const fixture = readFileSync(new URL("../../fixtures/local-times.csv", import.meta.url), "utf8");
const rows = fixture
  .trim()
  .split("\n")
  .slice(1)
  .map((line) => line.split(","));

test("385 local times of all zones around their clock changes are placed right", () => {
  const placed = rows.map(([zone = "", local = "", kind]) => {
    const instant = toInstant(local, zone).toISOString().replace(".000Z", "Z");
    return [zone, local, kind, instant];
  });
  expect(rows).toHaveLength(385);
  expect(placed).toEqual(rows);
});

test.each([
  ["skipped: the offset from before the gap", "2026-03-08T02:30", "2026-03-08T07:30:00Z"],
  ["the last before the gap", "2026-03-08T01:59:59", "2026-03-08T06:59:59Z"],
  ["the first after the gap", "2026-03-08T03:00:00", "2026-03-08T07:00:00Z"],
  ["repeated: its first occurrence", "2026-11-01T01:30:00", "2026-11-01T05:30:00Z"],
  ["the first after the repeat", "2026-11-01T02:00:00", "2026-11-01T07:00:00Z"],
])("%s", (_, local, instant) => {
  expect(toInstant(local, "America/Toronto")).toEqual(new Date(instant));
});

test("a day that a zone skipped is placed too, and so is local mean time", () => {
  expect(toInstant("2011-12-30T12:00", "Pacific/Apia")).toEqual(new Date("2011-12-30T22:00:00Z"));
  expect(toInstant("1880-01-01T00:00", "Europe/Paris")).toEqual(new Date("1879-12-31T23:50:39Z"));
});

test.each([
  "2026-02-30T10:00",
  "2026-01-01T25:00",
  "2026-01-01T24:00",
  "2026-01-01 10:00",
  "2026-01-01T10:00Z",
  "",
])("%j is no local time", (local) => {
  expect(() => toInstant(local, "UTC")).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", field: "local" }),
  );
});

test.each(["Mars/Base", "", "+05:00", "EST5EDT4"])("%j is no time zone", (timeZone) => {
  expect(() => toInstant("2026-01-01T10:00", timeZone)).toThrow(
    expect.objectContaining({ code: "UNKNOWN_TIME_ZONE", field: "timeZone", timeZone }),
  );
});
