import { InvalidInputError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import { bucketLength, periodBefore, reportBuckets, reportPeriod } from "./report-period.ts";

const toronto = "America/Toronto";
const starts = (from: string, to: string, length: "day" | "week" | "month") =>
  reportBuckets(reportPeriod({ from, to }, toronto), length).map((bucket) => bucket.from);

test("both days belong to it, by the zone's clocks", () => {
  const period = reportPeriod({ from: "2026-03-08", to: "2026-03-08" }, toronto);
  expect(period.start).toEqual(new Date("2026-03-08T05:00:00Z"));
  // The clocks moved: a day of 23 hours.
  expect(period.end).toEqual(new Date("2026-03-09T04:00:00Z"));
});

test("the period before has as many days and ends the day before", () => {
  const before = periodBefore(reportPeriod({ from: "2026-03-01", to: "2026-03-31" }, toronto));
  expect([before.from, before.to]).toEqual(["2026-01-29", "2026-02-28"]);
  expect(before.end).toEqual(new Date("2026-03-01T05:00:00Z"));
});

test("weeks begin on Monday, and the first and last are what the period leaves of them", () => {
  expect(starts("2026-02-04", "2026-02-17", "week")).toEqual([
    "2026-02-04",
    "2026-02-09",
    "2026-02-16",
  ]);
  const [, , last] = reportBuckets(
    reportPeriod({ from: "2026-02-04", to: "2026-02-17" }, toronto),
    "week",
  );
  expect(last?.end).toEqual(new Date("2026-02-18T05:00:00Z"));
});

test("months begin on the first, across the year too", () => {
  expect(starts("2025-12-15", "2026-02-01", "month")).toEqual([
    "2025-12-15",
    "2026-01-01",
    "2026-02-01",
  ]);
});

test("a month is told by days, half a year by weeks, more by months", () => {
  const length = (to: string) => bucketLength(reportPeriod({ from: "2026-01-01", to }, toronto));
  expect(length("2026-01-31")).toBe("day");
  expect(length("2026-02-01")).toBe("week");
  expect(length("2026-07-03")).toBe("week");
  expect(length("2026-07-04")).toBe("month");
});

test("a period that ends before it begins, or of more than a year, is refused", () => {
  const period = (to: string) => () => reportPeriod({ from: "2026-01-01", to }, toronto);
  expect(period("2025-12-31")).toThrow(InvalidInputError);
  expect(period("2027-01-01")).not.toThrow();
  expect(period("2027-01-02")).toThrow(InvalidInputError);
});
