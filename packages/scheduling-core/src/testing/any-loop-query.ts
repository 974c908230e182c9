import fc from "fast-check";
import type { Host, WeeklyHours } from "../availability/host.ts";
import type { LoopQuery } from "../loops/loop-query.ts";
import { anyBusy } from "./any-slot-query.ts";

const HOUR = 3_600_000;
/** The Saturday before the clocks of Toronto and Havana move. */
const FROM = Date.parse("2026-03-07T00:00:00Z");
const IDS = ["a", "b", "c", "d"] as const;
const ROOMS = ["room 1", "room 2"] as const;

const anyZone = fc.constantFrom(
  "America/Toronto",
  "America/Havana",
  "Europe/Paris",
  "Asia/Kathmandu",
);

const anyHours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 14, max: 23 }))
  .map(([from, until]) => {
    const windows = [[`0${from}:00`, `${until}:00`]] as const;
    return { sat: windows, sun: windows, mon: windows };
  });

const anyMember = (id: string): fc.Arbitrary<Host> =>
  fc.record(
    {
      id: fc.constant(id),
      timeZone: anyZone,
      weeklyHours: anyHours,
      busy: anyBusy.map((busy) => busy.slice(0, 3)),
      limits: fc.record(
        {
          perDay: fc.integer({ min: 1, max: 2 }),
          perWeek: fc.integer({ min: 1, max: 3 }),
          bookedStarts: fc.array(
            fc.nat(48).map((hours) => new Date(FROM + hours * HOUR)),
            { maxLength: 1 },
          ),
        },
        { requiredKeys: ["bookedStarts"] },
      ),
    },
    { requiredKeys: ["id", "timeZone", "weeklyHours"] },
  );

/** Two stretches of a few hours each: so few starts that all loops can be looked at. */
const anyTimes = fc
  .tuple(fc.nat(20), fc.integer({ min: 2, max: 5 }), fc.nat(20), fc.integer({ min: 2, max: 5 }))
  .map(([first, firstLength, second, secondLength]) =>
    [
      [first, firstLength],
      [24 + second, secondLength],
    ].map(([start = 0, length = 0]) => ({
      start: new Date(FROM + (8 + start) * HOUR),
      end: new Date(FROM + (8 + start + length) * HOUR),
    })),
  );

const anyGroup = (ids: readonly string[], kind: "people" | "rooms") =>
  fc.record({
    pool: fc.subarray([...ids], { minLength: 1, maxLength: Math.min(3, ids.length) }),
    wants: fc.constantFrom(1, 1, 1, 2),
    kind: fc.constant(kind),
  });

const anyInterviewShape = fc.record({
  duration: fc.constantFrom(30, 45, 60),
  bufferBefore: fc.constantFrom(0, 0, 10),
  bufferAfter: fc.constantFrom(0, 0, 20),
  groups: fc.array(
    fc.oneof(
      { weight: 4, arbitrary: anyGroup(IDS, "people") },
      { weight: 1, arbitrary: anyGroup(ROOMS, "rooms") },
    ),
    { minLength: 1, maxLength: 2 },
  ),
});

/** Loops of two or three interviews that are small enough to look at every way to arrange them. */
export const anyLoopQuery: fc.Arbitrary<LoopQuery> = fc
  .record({
    hosts: fc.tuple(...[...IDS, ...ROOMS].map(anyMember)),
    interviews: fc.array(anyInterviewShape, { minLength: 2, maxLength: 3 }),
    isInOrder: fc.boolean(),
    rules: fc.record(
      {
        breakMinutes: fc.constantFrom(0, 15, 30),
        longestGapMinutes: fc.constantFrom(30, 90),
        perDay: fc.constantFrom(1, 2, 3),
        sameDay: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    candidate: fc.record(
      {
        timeZone: anyZone,
        times: anyTimes,
        hours: anyHours,
        busy: anyBusy.map((busy) => busy.slice(0, 2)),
      },
      { requiredKeys: ["timeZone", "times"] },
    ),
    load: fc.dictionary(fc.constantFrom(...IDS), fc.nat(5)),
    preferred: fc.dictionary(fc.constantFrom(...IDS), anyHours, { maxKeys: 2 }),
    weights: fc.constantFrom(
      {},
      { load: 60, again: 15 },
      { gap: 0, day: 0 },
      { soon: 0, load: 0, again: 0 },
      { earlyLate: 0, preferredHours: 0, load: 100, again: 300 },
    ),
    limit: fc.constantFrom(1, 2, 4, 10),
    step: fc.constantFrom(30, 60),
  })
  .map((shape): LoopQuery => {
    const { hosts, rules, candidate, load, preferred, weights, limit, step } = shape;
    const sameDay = (rules.sameDay ?? false) && (rules.perDay ?? 3) >= shape.interviews.length;
    return {
      range: { start: new Date(FROM), end: new Date(FROM + 72 * HOUR) },
      now: new Date(FROM),
      minimumNotice: 60,
      step,
      alignTo: 30,
      timeZone: "UTC",
      interviews: shape.interviews.map(({ groups, ...interview }, position) => ({
        ...interview,
        groups: groups.map(({ pool, wants, kind }) => ({
          hosts: hosts.filter(({ id }) => pool.some((member) => member === id)),
          atLeast: Math.min(wants, pool.length),
          kind,
        })),
        ...(shape.isInOrder && position > 0 && { after: [position - 1] }),
      })),
      candidate,
      ...rules,
      sameDay,
      preferences: { load, hours: preferred, weights },
      limit,
    };
  });
