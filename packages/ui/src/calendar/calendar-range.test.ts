import { expect, test } from "vitest";
import { calendarRange } from "./calendar-range.ts";

test("a week of a clock change is an hour shorter", () => {
  const range = calendarRange("2026-03-05", "week", "America/Toronto");
  expect(range.firstDay).toBe("2026-03-02");
  expect(range.lastDay).toBe("2026-03-08");
  expect(range.start.toISOString()).toBe("2026-03-02T05:00:00.000Z");
  expect(range.end.toISOString()).toBe("2026-03-09T04:00:00.000Z");
});

test("weeks begin on the day told, and a first day belongs to its own week", () => {
  expect(calendarRange("2026-03-08", "week", "UTC", 0).firstDay).toBe("2026-03-08");
  expect(calendarRange("2026-03-08", "week", "UTC", 1).firstDay).toBe("2026-03-02");
});

test("a day is a day", () => {
  const { firstDay, lastDay } = calendarRange("2026-03-05", "day", "UTC");
  expect([firstDay, lastDay]).toEqual(["2026-03-05", "2026-03-05"]);
});

test("a month has six whole weeks, whichever of its days is told", () => {
  const { firstDay, lastDay } = calendarRange("2026-03-31", "month", "UTC");
  expect([firstDay, lastDay]).toEqual(["2026-02-23", "2026-04-05"]);
  expect(calendarRange("2026-03-01", "month", "UTC").firstDay).toBe("2026-02-23");
});
