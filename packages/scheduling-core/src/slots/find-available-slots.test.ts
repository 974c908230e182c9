import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { benchmarkQueries, digestOfStarts, readSlotQuery } from "../testing/index.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import type { SlotQuery } from "./slot-query.ts";

const host: Host = {
  id: "ada",
  timeZone: "America/Toronto",
  weeklyHours: { fri: [["09:00", "11:00"]] },
};
const query: SlotQuery = {
  range: { start: new Date("2026-03-06T05:00:00Z"), end: new Date("2026-03-09T04:00:00Z") },
  now: new Date("2026-03-01T00:00:00Z"),
  duration: 60,
  hosts: [host],
};
const startsOf = (changed: Partial<SlotQuery>) =>
  findAvailableSlots({ ...query, ...changed }).map(({ start }) => start.toISOString().slice(8, 16));
const at = (text: string) => new Date(`2026-03-${text}:00Z`);

describe("the recorded answers of a slow, independent reference", () => {
  const lines = readFileSync(new URL("../../fixtures/slot-queries.jsonl", import.meta.url), "utf8")
    .trim()
    .split("\n");
  test("there are forty", () => expect(lines).toHaveLength(40));
  test.each(lines.map((line, index) => [index + 1, JSON.parse(line)]))(
    "query %i",
    (_, recorded) => {
      const slots = findAvailableSlots(readSlotQuery(recorded.query));
      const written = slots.map(({ start, hostIds }) => [
        start.toISOString().replace(".000Z", "Z"),
        hostIds,
      ]);
      expect(written).toEqual(recorded.slots);
    },
  );
});

test("a slot ends a duration after its start", () => {
  expect(findAvailableSlots(query)).toEqual([
    { start: at("06T14:00"), end: at("06T15:00"), hostIds: ["ada"] },
    { start: at("06T15:00"), end: at("06T16:00"), hostIds: ["ada"] },
  ]);
});

test("a slot lies inside the range and after the notice, both to the minute", () => {
  const range = { start: at("06T14:00"), end: at("06T15:00") };
  expect(startsOf({ range })).toEqual(["06T14:00"]);
  expect(startsOf({ range: { ...range, end: at("06T14:59") } })).toEqual([]);
  expect(startsOf({ now: at("06T13:00"), minimumNotice: 60 })).toEqual(["06T14:00", "06T15:00"]);
  expect(startsOf({ now: at("06T13:01"), minimumNotice: 60 })).toEqual(["06T15:00"]);
});

test("buffers keep clear of busy times on their own side, touching allowed", () => {
  const busy = [{ start: at("06T15:10"), end: at("06T15:20") }];
  const hosts = [{ ...host, busy }];
  expect(startsOf({ hosts, step: 10 })).toEqual(["06T14:00", "06T14:10"]);
  expect(startsOf({ hosts, step: 10, bufferAfter: 10 })).toEqual(["06T14:00"]);
  expect(startsOf({ hosts, step: 10, duration: 30, bufferBefore: 10 })).toEqual([
    "06T14:00",
    "06T14:10",
    "06T14:20",
    "06T14:30",
    "06T14:40",
    "06T15:30",
  ]);
});

test("a busy time of no length meets nothing", () => {
  const busy = [{ start: at("06T14:30"), end: at("06T14:30") }];
  expect(startsOf({ hosts: [{ ...host, busy }] })).toEqual(["06T14:00", "06T15:00"]);
});

test("a window over midnight into a day without 02:00 is an hour shorter", () => {
  const weeklyHours = { sat: [["23:00", "04:00"] as const] };
  expect(startsOf({ hosts: [{ ...host, weeklyHours }] })).toEqual([
    "08T04:00",
    "08T05:00",
    "08T06:00",
    "08T07:00",
  ]);
});

test("a window that the clocks skip is dropped", () => {
  const weeklyHours = { sun: [["02:00", "03:00"] as const] };
  expect(startsOf({ hosts: [{ ...host, weeklyHours }], duration: 15 })).toEqual([]);
});

test("an override replaces its own date only; the evening before still spills in", () => {
  const weeklyHours = { fri: [["22:00", "02:00"] as const], sat: [["09:00", "12:00"] as const] };
  const hosts = [{ ...host, weeklyHours, overrides: { "2026-03-07": [] } }];
  expect(startsOf({ hosts })).toEqual(["07T03:00", "07T04:00", "07T05:00", "07T06:00"]);
});

test("a limit that is reached closes the host's own day or week", () => {
  const weeklyHours = { fri: [["09:00", "10:00"] as const], sat: [["09:00", "10:00"] as const] };
  const limited = (limits: Host["limits"] & object) => [{ ...host, weeklyHours, limits }];
  // 02:00Z on Saturday is still Friday in Toronto.
  const bookedStarts = [at("07T02:00")];
  expect(startsOf({ hosts: limited({ perDay: 1, bookedStarts }) })).toEqual(["07T14:00"]);
  expect(startsOf({ hosts: limited({ perWeek: 1, bookedStarts }) })).toEqual([]);
  expect(startsOf({ hosts: limited({ perWeek: 2, bookedStarts }) })).toHaveLength(2);
  expect(startsOf({ hosts: limited({ perDay: 0, bookedStarts: [] }) })).toEqual([]);
});

describe("the fourteen kinds of benchmark query", () => {
  const expected: Record<string, string> = {
    // Confirmed by the baseline in bench/, which shares no code with the engine.
    "one host, 30 days, 0 busy": "352 a310cc99d97399a5",
    "one host, 30 days, 100 busy, sorted": "304 e077252f3ffa50ab",
    "one host, 30 days, 100 busy, random": "294 0b2272ed1ce86767",
    "one host, 30 days, 1000 busy, sorted": "54 74734eb8f66c3111",
    "one host, 30 days, 1000 busy, random": "55 474c377f10f87bdb",
    "one host, 365 days, 0 busy": "4176 8a6b132d24c31098",
    "one host, 365 days, 100 busy, sorted": "4104 22a1b47a4fe1bfee",
    "one host, 365 days, 100 busy, random": "4122 4aaeadb3f8b6dffd",
    "one host, 365 days, 1000 busy, sorted": "3588 7fe92e7f51cfd8d6",
    "one host, 365 days, 1000 busy, random": "3591 708e627dc2f3b80e",
    "eight hosts together, 30 days": "10 42cd3a7a4e3709c6",
    "any of eight hosts, 30 days": "987 d567503d801ac6c5",
    "eight hosts together, 365 days": "2080 58b98f23fb72a107",
    "any of eight hosts, 365 days": "11964 8e0c79b981fb30a4",
  };
  const found = Object.fromEntries(
    benchmarkQueries().map(({ id, query: asked }) => {
      const slots = findAvailableSlots(asked);
      return [id, `${slots.length} ${digestOfStarts(slots).slice(0, 16)}`];
    }),
  );
  test("give the recorded starts", () => expect(found).toEqual(expected));
});

test("grids that meet across 1970 offer each start once", () => {
  const starts = startsOf({
    range: { start: new Date(-86_400_000), end: new Date(86_400_000) },
    now: new Date(-200_000_000),
    duration: 20,
    attendance: "any",
    hosts: [
      { id: "a", timeZone: "UTC", weeklyHours: { wed: [["23:50", "06:00"]] } },
      { id: "b", timeZone: "UTC", weeklyHours: { thu: [["00:10", "06:00"]] } },
    ],
  });
  expect(starts).toHaveLength(18);
  expect(new Set(starts).size).toBe(18);
});
