import { toInstant } from "@convene/scheduling-core";
import { addDays } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  endedBefore,
  isOver,
  movedRule,
  occurrencesOf,
  placeInSeries,
  restAfter,
  type SeriesTimes,
  shiftLocal,
} from "./series-rule.ts";

const TORONTO = "America/Toronto";
const mondays: SeriesTimes = {
  rule: "FREQ=WEEKLY;BYDAY=MO",
  startLocal: "2026-03-02T09:00:00",
  timezone: TORONTO,
  durationMinutes: 60,
  excluded: [],
};
const at = (local: string) => toInstant(local, TORONTO);
const march = { start: at("2026-03-01T00:00:00"), end: at("2026-04-01T00:00:00") };
const startsOf = (series: SeriesTimes) => occurrencesOf(series, march).map(({ start }) => start);

test("a series keeps to the wall clock when the clocks change, and leaves out what is excluded", () => {
  expect(startsOf({ ...mondays, excluded: [at("2026-03-16T09:00:00")] })).toEqual([
    new Date("2026-03-02T14:00:00Z"),
    new Date("2026-03-09T13:00:00Z"),
    new Date("2026-03-23T13:00:00Z"),
    new Date("2026-03-30T13:00:00Z"),
  ]);
});

test("too many at once are refused by name", () => {
  const daily = { ...mondays, rule: "FREQ=HOURLY" };
  expect(() => occurrencesOf(daily, march)).toThrow(expect.objectContaining({ field: "rule" }));
});

test("ended before an occurrence it has those before it, and the rest has the others", () => {
  const counted = { ...mondays, rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=4" };
  const before = { ...counted, rule: endedBefore(counted.rule, "2026-03-16T09:00:00") };
  const after = {
    ...counted,
    rule: restAfter(counted.rule, 2),
    startLocal: "2026-03-16T09:00:00",
  };
  expect([...startsOf(before), ...startsOf(after)]).toEqual(startsOf(counted));
  expect(startsOf(before)).toHaveLength(2);
});

test("it is over once the rule gives nothing any more", () => {
  const counted = { ...mondays, rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=2" };
  expect(isOver(counted, at("2026-03-09T09:00:00"))).toBe(false);
  expect(isOver(counted, at("2026-03-09T09:00:01"))).toBe(true);
  expect(isOver(mondays, at("2040-03-09T09:00:01"))).toBe(false);
});

test("an occurrence knows which of its series it is, without those that were left out", () => {
  const third = at("2026-03-16T09:00:00");
  const counted = { ...mondays, rule: "FREQ=WEEKLY;BYDAY=MO;COUNT=4" };
  expect(placeInSeries(counted, third)).toEqual({ position: 3, total: 4 });
  const without = { ...counted, excluded: [at("2026-03-09T09:00:00")] };
  expect(placeInSeries(without, third)).toEqual({ position: 2, total: 3 });
  expect(placeInSeries(mondays, third)).toEqual({ position: 3, total: null });
  const ended = { ...mondays, rule: endedBefore(mondays.rule, "2026-03-16T09:00:00") };
  expect(placeInSeries(ended, third)).toBeNull();
});

test("moved by a day, its weekdays and its end move along", () => {
  const move = (rule: string) => movedRule(rule, "2026-03-02T09:00:00", "2026-03-03T11:00:00");
  expect(move("FREQ=WEEKLY;BYDAY=MO,SU")).toBe("FREQ=WEEKLY;BYDAY=TU,MO");
  expect(move("FREQ=DAILY;UNTIL=20260331T235959")).toBe("FREQ=DAILY;UNTIL=20260401");
  expect(() => move("FREQ=MONTHLY;BYMONTHDAY=2")).toThrow(
    expect.objectContaining({ field: "start" }),
  );
  expect(() => move("FREQ=MONTHLY;BYDAY=1MO")).toThrow(expect.objectContaining({ field: "start" }));
});

test("moved within its day, the rule stays, and its last day stays whole", () => {
  const move = (rule: string) => movedRule(rule, "2026-03-02T09:00:00", "2026-03-02T18:00:00");
  expect(move("FREQ=MONTHLY;BYDAY=1MO")).toBe("FREQ=MONTHLY;BYDAY=1MO");
  expect(move("FREQ=WEEKLY;UNTIL=20260330T090000")).toBe("FREQ=WEEKLY;UNTIL=20260330");
});

test("a moved weekly series has as many occurrences, each as much later on the wall clock", () => {
  const hours = fc.integer({ min: -24 * 6, max: 24 * 6 });
  fc.assert(
    fc.property(hours, (moved) => {
      const to = shiftLocal("2026-03-02T00:00:00", "2026-03-02T00:00:00", localAfter(moved));
      const from = mondays.startLocal;
      const start = shiftLocal(from, "2026-03-02T00:00:00", to);
      const series = { ...mondays, rule: movedRule(mondays.rule, from, start), startLocal: start };
      const range = { start: addDays(march.start, -10), end: addDays(march.end, 10) };
      const six = (one: SeriesTimes) => occurrencesOf(one, range).slice(0, 5);
      const local = (instant: Date) =>
        new Date(instant.getTime()).toLocaleString("sv", { timeZone: TORONTO }).replace(" ", "T");
      const wanted = six(mondays).map((one) => shiftLocal(local(one.start), from, start));
      const got = six(series).map((one) => local(one.start));
      // A time that the clocks skip is placed an hour later.
      expect(got.filter((_, index) => got[index] !== wanted[index]).length).toBeLessThanOrEqual(1);
      expect(got).toHaveLength(wanted.length);
    }),
  );
});

function localAfter(hours: number): string {
  const midnight = new Date("2026-03-02T00:00:00Z").getTime();
  return new Date(midnight + hours * 3_600_000).toISOString().slice(0, 19);
}
