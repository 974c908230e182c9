import { describe, expect, test } from "vitest";
import { expandRecurrence, type Recurrence, type RecurrenceBounds } from "./expand-recurrence.ts";

const march = { start: new Date("2026-03-01T00:00:00Z"), end: new Date("2026-03-20T00:00:00Z") };
const toronto: Recurrence = {
  start: "2026-03-06T02:30",
  timeZone: "America/Toronto",
  rule: "FREQ=DAILY",
};
function startsOf(changed: Partial<Recurrence>, bounds: Partial<RecurrenceBounds> = {}): string[] {
  return expandRecurrence({ ...toronto, ...changed }, { range: march, ...bounds }).map((start) =>
    start.toISOString().slice(5, 16),
  );
}

test("an occurrence that the clocks skip takes the offset from before, the next is as ever", () => {
  expect(startsOf({}, { limit: 4 })).toEqual([
    "03-06T07:30",
    "03-07T07:30",
    "03-08T07:30",
    "03-09T06:30",
  ]);
});

test("an occurrence that comes twice means the first time", () => {
  const range = { start: new Date("2026-10-31T00:00Z"), end: new Date("2026-11-03T00:00Z") };
  expect(startsOf({ start: "2026-10-31T01:30" }, { range })).toEqual([
    "10-31T05:30",
    "11-01T05:30",
    "11-02T06:30",
  ]);
});

test("COUNT counts the skipped one too", () => {
  expect(startsOf({ rule: "FREQ=DAILY;COUNT=4" })).toHaveLength(4);
});

test("two local times that are one instant are one occurrence", () => {
  // 02:30 is skipped and becomes 03:30, which the rule gives too.
  const rule = "FREQ=DAILY;BYHOUR=2,3;COUNT=2";
  expect(startsOf({ start: "2026-03-08T02:30", rule })).toEqual(["03-08T07:30"]);
});

describe("UNTIL includes its own moment", () => {
  test.each([
    ["as an instant", "20260308T073000Z", 3],
    ["a second before", "20260308T072959Z", 2],
    ["as a local time", "20260307T023000", 2],
    ["as a date: that whole local day", "20260307", 2],
  ])("%s", (_, until, count) => {
    expect(startsOf({ rule: `FREQ=DAILY;UNTIL=${until}` })).toHaveLength(count);
  });
});

test("exceptions are taken out, extras added, each instant once, ascending", () => {
  expect(
    startsOf({
      rule: "FREQ=WEEKLY;BYDAY=FR;COUNT=2",
      exceptDates: ["2026-03-13T02:30", "2026-03-09T10:00"],
      extraDates: [
        "2026-03-10T09:00:00",
        "2026-03-06T02:30",
        "2026-03-09T10:00",
        "2026-03-02T09:00",
      ],
    }),
  ).toEqual(["03-02T14:00", "03-06T07:30", "03-10T13:00"]);
});

test("the range is half-open, and may lie far from the start", () => {
  const range = { start: new Date("2046-07-03T14:00Z"), end: new Date("2046-07-10T14:00Z") };
  const weekly = { start: "2026-03-03T10:00", rule: "FREQ=WEEKLY" };
  expect(startsOf(weekly, { range })).toEqual(["07-03T14:00"]);
});

test("a start that the rule does not give is no occurrence", () => {
  expect(startsOf({ rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=1" })).toEqual(["03-09T06:30"]);
});

describe("refused by the name of the field, or answered in bounded time", () => {
  const century = { start: new Date("2026-01-01T00:00Z"), end: new Date("2126-01-01T00:00Z") };
  test.each<[string, Partial<Recurrence>, Partial<RecurrenceBounds>]>([
    ["start", { start: "2026-02-30T10:00" }, {}],
    ["timeZone", { timeZone: "Mars/Base" }, {}],
    ["rule", { rule: "FREQ=SOMETIMES" }, {}],
    ["rule", { rule: "FREQ=DAILY;UNTIL=20261301" }, {}],
    ["rule", { rule: "FREQ=SECONDLY" }, {}],
    ["range", { rule: "FREQ=MINUTELY" }, {}],
    ["exceptDates[0]", { exceptDates: ["25:00"] }, {}],
    ["extraDates[1]", { extraDates: ["2026-01-01T00:00", "soon"] }, {}],
    ["range", {}, { range: century }],
    ["range", {}, { range: { start: march.end, end: march.start } }],
    ["limit", {}, { limit: 0 }],
  ])("%s", (field, changed, bounds) => {
    const before = performance.now();
    expect(() => startsOf(changed, bounds)).toThrow(expect.objectContaining({ field }));
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test.each(["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=DAILY;BYMONTH=4;BYMONTHDAY=31"])(
    "%s never comes",
    (rule) => expect(startsOf({ rule })).toEqual([]),
  );
});
