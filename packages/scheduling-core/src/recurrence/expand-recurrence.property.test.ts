import fc from "fast-check";
import rrule from "rrule";
import { expect, test } from "vitest";
import { toInstant } from "../zone/to-instant.ts";
import { expandRecurrence } from "./expand-recurrence.ts";

// rrule 2.8.1, the other library, with three faults that the rules below keep clear of:
// numbered and plain weekdays together give it nothing at all; hours or minutes that are not written
// in order come out in the order written, so that COUNT and BYSETPOS take the wrong ones; and two
// BYSETPOS that mean the same occurrence count it twice.
const { RRule } = rrule;

const day = fc.constantFrom("MO", "TU", "WE", "TH", "FR", "SA", "SU");
const ordinalDay = fc.tuple(fc.constantFrom("1", "2", "-1"), day).map((parts) => parts.join(""));
const listOf = (name: string, value: fc.Arbitrary<unknown>, most = 3) =>
  fc
    .uniqueArray(value, { minLength: 1, maxLength: most })
    .map((values) => `${name}=${values.join(",")}`);
const monthlyDays = fc.oneof(listOf("BYDAY", day), listOf("BYDAY", ordinalDay));
const part = (arbitrary: fc.Arbitrary<string>) => fc.option(arbitrary, { nil: null });

const monthDays = listOf("BYMONTHDAY", fc.constantFrom(1, 2, 15, 28, 30, 31, -1, -2));
const months = listOf("BYMONTH", fc.integer({ min: 1, max: 12 }));
const hours = fc.constantFrom("BYHOUR=2", "BYHOUR=1,3", "BYHOUR=2,9,17");
const minutes = fc.constantFrom("BYMINUTE=30", "BYMINUTE=0,30");
const positions = fc.constantFrom("BYSETPOS=1", "BYSETPOS=2", "BYSETPOS=-1", "BYSETPOS=1,2");
const weekStart = fc.constantFrom("WKST=MO", "WKST=SU");

const rules = fc
  .oneof(
    fc.tuple(fc.constant("FREQ=DAILY"), part(listOf("BYDAY", day)), part(months), part(monthDays)),
    fc.tuple(fc.constant("FREQ=WEEKLY"), part(listOf("BYDAY", day)), part(months), part(weekStart)),
    fc.tuple(fc.constant("FREQ=MONTHLY"), part(monthlyDays), part(months), part(positions)),
    fc.tuple(fc.constant("FREQ=MONTHLY"), part(monthDays), part(months)),
    fc.tuple(fc.constant("FREQ=YEARLY"), months, part(monthDays)),
    fc.tuple(fc.constant("FREQ=YEARLY"), months, part(monthlyDays)),
    fc.tuple(
      fc.constant("FREQ=YEARLY"),
      part(listOf("BYYEARDAY", fc.constantFrom(1, 60, 100, 366, -1))),
    ),
  )
  .chain((parts) =>
    fc.tuple(
      fc.constant(parts.filter((text) => text !== null)),
      part(fc.integer({ min: 1, max: 4 }).map((interval) => `INTERVAL=${interval}`)),
      part(fc.integer({ min: 1, max: 20 }).map((count) => `COUNT=${count}`)),
      part(hours),
      part(minutes),
    ),
  )
  .map(([parts, ...more]) => [...parts, ...more.filter((text) => text !== null)])
  // BYSETPOS needs something to pick from.
  .filter(
    (parts) =>
      !parts.some((text) => text.startsWith("BYSETPOS")) ||
      parts.some((text) => /^BY(?!SETPOS)/.test(text)),
  )
  .map((parts) => parts.join(";"));

const starts = fc
  .tuple(fc.nat(700), fc.constantFrom("T02:30:00", "T09:00:00", "T23:15:00"))
  .map(([days, time]) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10) + time);
const zones = fc.constantFrom("America/Toronto", "Europe/Paris", "Australia/Lord_Howe", "UTC");

const range = { start: new Date("2025-01-01T00:00:00Z"), end: new Date("2027-01-01T00:00:00Z") };

test("the occurrences are those of another library on the wall clock, placed one by one", () =>
  fc.assert(
    fc.property(rules, starts, zones, (rule, start, timeZone) => {
      const other = new RRule({ ...RRule.parseString(rule), dtstart: new Date(`${start}Z`) });
      const wider = [new Date("2024-12-30T00:00:00Z"), new Date("2027-01-02T00:00:00Z")] as const;
      const expected = other
        .between(...wider, true)
        .map((local) => toInstant(local.toISOString().slice(0, 19), timeZone).getTime())
        .filter((at) => at >= range.start.getTime() && at < range.end.getTime());
      const found = expandRecurrence({ start, timeZone, rule }, { range });
      expect(found.map((at) => at.getTime())).toEqual([...new Set(expected)].sort((a, b) => a - b));
    }),
    { numRuns: 60 },
  ));

test.each([
  ["FREQ=MONTHLY;BYDAY=1MO,FR;COUNT=3", ["2025-01-03", "2025-01-06", "2025-01-10"]],
  ["FREQ=DAILY;BYHOUR=17,9;COUNT=3", ["2025-01-01", "2025-01-01", "2025-01-02"]],
  ["FREQ=MONTHLY;BYMONTHDAY=1;BYSETPOS=1,-1;COUNT=2", ["2025-01-01", "2025-02-01"]],
])("where the other library is wrong: %s", (rule, dates) => {
  const found = expandRecurrence({ start: "2025-01-01T09:00", timeZone: "UTC", rule }, { range });
  expect(found.map((at) => at.toISOString().slice(0, 10))).toEqual(dates);
  const other = new RRule({ ...RRule.parseString(rule), dtstart: new Date("2025-01-01T09:00Z") });
  expect(other.between(range.start, range.end, true)).not.toEqual(found);
});
