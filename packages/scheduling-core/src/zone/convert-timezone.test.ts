import { expect, test } from "vitest";
import { convertTimezone } from "./convert-timezone.ts";
import { formatDatetimeForCalendar } from "./format-datetime-for-calendar.ts";
import { toLocal } from "./to-local.ts";

const instant = new Date("2026-01-20T19:00:00Z");

test("a string is local in the first zone", () => {
  expect(convertTimezone("2026-01-20T14:00:00", "America/Toronto", "Europe/Paris")).toEqual({
    local: "2026-01-20T20:00:00",
    offset: "+01:00",
    timeZone: "Europe/Paris",
    instant,
  });
});

test("a Date is an instant already, whatever the first zone", () => {
  expect(convertTimezone(instant, "Asia/Tokyo", "Asia/Kathmandu")).toMatchObject({
    local: "2026-01-21T00:45:00",
    offset: "+05:45",
    instant,
  });
});

test.each([
  ["from", "Mars/Base", "UTC"],
  ["to", "UTC", "Mars/Base"],
])("an unknown zone in %s is refused by that name", (field, from, to) => {
  expect(() => convertTimezone(instant, from, to)).toThrow(
    expect.objectContaining({ code: "UNKNOWN_TIME_ZONE", field }),
  );
});

test.each([
  ["America/Toronto", "2026-01-20T14:00:00-05:00"],
  ["UTC", "2026-01-20T19:00:00+00:00"],
  ["Asia/Kolkata", "2026-01-21T00:30:00+05:30"],
  ["Pacific/Marquesas", "2026-01-20T09:30:00-09:30"],
])("a calendar reads the offset of %s", (zone, text) => {
  expect(formatDatetimeForCalendar(instant, zone)).toBe(text);
});

test("the offset is the one of that instant, also where this machine's own clocks change", () => {
  const first = new Date("2026-11-01T05:30:00Z");
  const second = new Date("2026-11-01T06:30:00Z");
  expect(formatDatetimeForCalendar(first, "America/Toronto")).toBe("2026-11-01T01:30:00-04:00");
  expect(formatDatetimeForCalendar(second, "America/Toronto")).toBe("2026-11-01T01:30:00-05:00");
  expect(toLocal(new Date("2026-03-08T02:30:00Z"), "UTC").local).toBe("2026-03-08T02:30:00");
});

test("an invalid instant is refused", () => {
  expect(() => toLocal(new Date(Number.NaN), "UTC")).toThrow(
    expect.objectContaining({ field: "instant" }),
  );
});
