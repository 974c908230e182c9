import { describe, expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { makeHost, makeQuery, seededRandom } from "../testing/index.ts";
import { explainSlot } from "./explain-slot.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import { findGroupSlots } from "./find-group-slots.ts";
import type { SlotQuery } from "./slot-query.ts";

const never = new Date(Number.NaN);
const day = new Date("2026-03-02T00:00:00Z");
const nextDay = new Date("2026-03-03T00:00:00Z");
const host: Host = { id: "ada", timeZone: "UTC", weeklyHours: { mon: [["09:00", "17:00"]] } };
const query: SlotQuery = {
  range: { start: day, end: nextDay },
  now: day,
  duration: 30,
  hosts: [host],
};
const hours = (from: string, until: string): Partial<SlotQuery> => ({
  hosts: [{ ...host, weeklyHours: { mon: [[from, until]] } }],
});
const limits = (changed: object): Partial<SlotQuery> => ({
  hosts: [{ ...host, limits: { bookedStarts: [], ...changed } }],
});

const refusals: [string, string, Partial<SlotQuery>][] = [
  ["a range that ends before it starts", "range", { range: { start: nextDay, end: day } }],
  ["an invalid start", "range.start", { range: { start: never, end: day } }],
  ["an invalid end", "range.end", { range: { start: day, end: never } }],
  [
    "a range of 100 years",
    "range",
    { range: { start: day, end: new Date("2126-03-02T00:00:00Z") } },
  ],
  ["an invalid now", "now", { now: never }],
  ["a duration of zero", "duration", { duration: 0 }],
  ["a duration of NaN", "duration", { duration: Number.NaN }],
  ["a duration of half a minute", "duration", { duration: 0.5 }],
  ["an endless duration", "duration", { duration: Number.POSITIVE_INFINITY }],
  ["an absurd duration", "duration", { duration: 1e9 }],
  ["a step of zero", "step", { step: 0 }],
  ["a negative step", "step", { step: -15 }],
  ["a negative buffer before", "bufferBefore", { bufferBefore: -1 }],
  ["a buffer after of NaN", "bufferAfter", { bufferAfter: Number.NaN }],
  ["a negative notice", "minimumNotice", { minimumNotice: -1 }],
  ["an alignment that does not divide the day", "alignTo", { alignTo: 7 }],
  ["an alignment of zero", "alignTo", { alignTo: 0 }],
  ["an unknown zone", "timeZone", { timeZone: "Mars/Base" }],
  ["a host's unknown zone", "hosts[0].timeZone", { hosts: [{ ...host, timeZone: "Mars/Base" }] }],
  ["no hosts", "hosts", { hosts: [] }],
  ["doubled host ids", "hosts", { hosts: [host, host] }],
  ["25:00", "hosts[0].weeklyHours.mon", hours("09:00", "25:00")],
  ["9:00", "hosts[0].weeklyHours.mon", hours("9:00", "10:00")],
  ["24:00 as a start", "hosts[0].weeklyHours.mon", hours("24:00", "01:00")],
  ["a window of no length", "hosts[0].weeklyHours.mon", hours("09:00", "09:00")],
  [
    "an unknown weekday",
    "hosts[0].weeklyHours.monday",
    { hosts: [{ ...host, weeklyHours: JSON.parse('{"monday":[]}') }] },
  ],
  [
    "an impossible date",
    "hosts[0].overrides.2026-02-30",
    { hosts: [{ ...host, overrides: { "2026-02-30": [] } }] },
  ],
  [
    "a busy time that ends before it starts",
    "hosts[0].busy[1]",
    {
      hosts: [
        {
          ...host,
          busy: [
            { start: day, end: nextDay },
            { start: nextDay, end: day },
          ],
        },
      ],
    },
  ],
  [
    "a busy time without a date",
    "hosts[0].busy[0]",
    { hosts: [{ ...host, busy: [{ start: day, end: never }] }] },
  ],
  ["a negative limit", "hosts[0].limits.perDay", limits({ perDay: -1 })],
  ["a limit of half a booking", "hosts[0].limits.perWeek", limits({ perWeek: 0.5 })],
  [
    "a booked start without a date",
    "hosts[0].limits.bookedStarts[0]",
    limits({ perDay: 1, bookedStarts: [never] }),
  ],
  ["nobody needed", "attendance.atLeast", { attendance: { atLeast: 0 } }],
  ["more needed than there are", "attendance.atLeast", { attendance: { atLeast: 2 } }],
];

describe("refused by the name of the field", () => {
  test.each(refusals)("%s", (_, field, changed) => {
    expect(() => findAvailableSlots({ ...query, ...changed })).toThrow(
      expect.objectContaining({
        field,
        code: field.endsWith("imeZone") ? "UNKNOWN_TIME_ZONE" : "INVALID_INPUT",
      }),
    );
  });

  test.each(refusals)("%s, also where a slot is to be explained", (_, field, changed) => {
    expect(() => explainSlot({ ...query, ...changed }, day)).toThrow(
      expect.objectContaining({ field }),
    );
  });

  const group = { hosts: [host], atLeast: 1 };
  test.each([
    ["groups", []],
    ["groups[1].hosts", [group, { hosts: [], atLeast: 1 }]],
    ["groups[0].atLeast", [{ hosts: [host], atLeast: 2 }]],
    ["groups[0].hosts[0].timeZone", [{ hosts: [{ ...host, timeZone: "Mars/Base" }], atLeast: 1 }]],
    [
      "groups[0].hosts[0].busy[0]",
      [{ hosts: [{ ...host, busy: [{ start: nextDay, end: day }] }], atLeast: 1 }],
    ],
  ])("%s of a panel", (field, groups) => {
    const { hosts: _, ...timing } = query;
    expect(() => findGroupSlots({ ...timing, groups })).toThrow(expect.objectContaining({ field }));
  });
});

describe("an answer that would be too large is refused before it is made", () => {
  const always: Host = {
    ...host,
    weeklyHours: Object.fromEntries(
      ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((name) => [name, [["00:00", "24:00"]]]),
    ),
  };
  const years = { start: day, end: new Date("2046-03-01T00:00:00Z") };
  const large: SlotQuery = { ...query, range: years, duration: 1, hosts: [always] };
  const two = [always, { ...always, id: "bob" }];

  test.each([
    ["one host", large],
    ["any host", { ...large, hosts: two, attendance: "any" as const }],
    ["all hosts", { ...large, hosts: two }],
  ])("%s, every minute for 20 years", (_, asked) => {
    const before = performance.now();
    expect(() => findAvailableSlots(asked)).toThrow("range gives more than 250000 slots");
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test("the bounds are options, themselves bounded, and exact", () => {
    expect(findAvailableSlots(query, { maxSlots: 16 })).toHaveLength(16);
    expect(() => findAvailableSlots(query, { maxSlots: 15 })).toThrow("more than 15 slots");
    expect(() =>
      findAvailableSlots(
        { ...query, hosts: [host, { ...host, id: "b" }], attendance: "any" },
        { maxSlots: 15 },
      ),
    ).toThrow("more than 15 slots");
    expect(findAvailableSlots(query, { maxRangeDays: 1 })).toHaveLength(16);
    expect(() =>
      findAvailableSlots(
        { ...query, range: { start: day, end: new Date(nextDay.getTime() + 1) } },
        { maxRangeDays: 1 },
      ),
    ).toThrow("range is longer than 1 days");
    expect(() => findAvailableSlots(query, { maxRangeDays: 36_500 })).toThrow("maxRangeDays");
    expect(() => findAvailableSlots(query, { maxSlots: Number.NaN })).toThrow("maxSlots");
  });
});

test("100,000 busy times in random order are answered in bounded time", () => {
  const shape = {
    timeZone: "America/Toronto",
    hours: ["09:00", "17:00"] as const,
    busyCount: 100_000,
    order: "random" as const,
  };
  const asked = makeQuery(3_650, [makeHost("h1", 3_650, shape, seededRandom(1))], "all");
  const before = performance.now();
  expect(findAvailableSlots(asked).length).toBeGreaterThan(1_000);
  expect(performance.now() - before).toBeLessThan(10_000);
});
