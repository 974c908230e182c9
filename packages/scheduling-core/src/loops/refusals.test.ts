import { describe, expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { findLoops } from "./find-loops.ts";
import type { LoopInterview, LoopLimits, LoopQuery } from "./loop-query.ts";

const day = new Date("2026-03-02T00:00:00Z");
const nextDay = new Date("2026-03-03T00:00:00Z");
const never = new Date(Number.NaN);
const host: Host = { id: "ada", timeZone: "UTC", weeklyHours: { mon: [["09:00", "17:00"]] } };
const group = { hosts: [host], atLeast: 1 };
const interview: LoopInterview = { duration: 60, groups: [group] };
const query: LoopQuery = {
  range: { start: day, end: nextDay },
  now: day,
  interviews: [interview],
  candidate: { timeZone: "UTC" },
};
const changed = (change: Partial<LoopInterview>): Partial<LoopQuery> => ({
  interviews: [interview, { ...interview, ...change }],
});
const grouped = (change: object): Partial<LoopQuery> =>
  changed({ groups: [{ ...group, ...change }] });
const candidate = (change: object): Partial<LoopQuery> => ({
  candidate: { timeZone: "UTC", ...change },
});
const reversed = [{ start: nextDay, end: day }];

const refusals: [string, string, Partial<LoopQuery>][] = [
  ["no interviews", "interviews", { interviews: [] }],
  ["nine interviews", "interviews", { interviews: Array(9).fill(interview) }],
  ["a range of NaN", "range.start", { range: { start: never, end: day } }],
  ["a range of a year", "range", { range: { start: day, end: new Date("2027-03-02T00:00:00Z") } }],
  ["an invalid now", "now", { now: never }],
  ["a negative notice", "minimumNotice", { minimumNotice: -1 }],
  ["a step of zero", "step", { step: 0 }],
  ["a grid that does not divide the day", "alignTo", { alignTo: 7 }],
  ["an unknown zone of the grid", "timeZone", { timeZone: "Mars/Base" }],
  ["a duration of zero", "interviews[1].duration", changed({ duration: 0 })],
  ["a negative buffer", "interviews[1].bufferBefore", changed({ bufferBefore: -1 })],
  ["half a minute of buffer", "interviews[1].bufferAfter", changed({ bufferAfter: 0.5 })],
  ["no groups", "interviews[1].groups", changed({ groups: [] })],
  ["nine groups", "interviews[1].groups", changed({ groups: Array(9).fill(group) })],
  ["no hosts", "interviews[1].groups[0].hosts", grouped({ hosts: [] })],
  ["a host twice", "interviews[1].groups[0].hosts", grouped({ hosts: [host, host] })],
  ["more than there are", "interviews[1].groups[0].atLeast", grouped({ atLeast: 2 })],
  ["somebody who is a room too", "interviews[1].groups[0].hosts[0]", grouped({ kind: "rooms" })],
  [
    "a host's unknown zone",
    "interviews[1].groups[0].hosts[0].timeZone",
    grouped({ hosts: [{ ...host, timeZone: "Mars/Base" }] }),
  ],
  [
    "a busy time that ends before it starts",
    "interviews[1].groups[0].hosts[0].busy[0]",
    grouped({ hosts: [{ ...host, busy: reversed }] }),
  ],
  ["an interview that is none", "interviews[1].after[0]", changed({ after: [2] })],
  ["an interview after itself", "interviews[1].after", changed({ after: [1] })],
  ["a negative break", "breakMinutes", { breakMinutes: -1 }],
  ["a gap shorter than the break", "longestGapMinutes", { breakMinutes: 10, longestGapMinutes: 9 }],
  ["none a day", "perDay", { perDay: 0 }],
  ["two on one day at one a day", "perDay", { ...changed({}), perDay: 1, sameDay: true }],
  ["no proposals", "limit", { limit: 0 }],
  ["more proposals than anybody reads", "limit", { limit: 101 }],
  ["the candidate's unknown zone", "candidate.timeZone", candidate({ timeZone: "Mars/Base" })],
  [
    "the candidate's 25:00",
    "candidate.hours.mon",
    candidate({ hours: { mon: [["09:00", "25:00"]] } }),
  ],
  ["the candidate's times", "candidate.times[0]", candidate({ times: reversed })],
  ["the candidate's busy times", "candidate.busy[0]", candidate({ busy: reversed })],
  ["a load of a half", "preferences.load.ada", { preferences: { load: { ada: 0.5 } } }],
  [
    "preferred hours on no weekday",
    "preferences.hours.ada.monday",
    { preferences: { hours: { ada: JSON.parse('{"monday":[]}') } } },
  ],
  ["a negative weight", "preferences.weights.gap", { preferences: { weights: { gap: -1 } } }],
  [
    "an unknown weight",
    "preferences.weights.mood",
    { preferences: { weights: JSON.parse('{"mood":1}') } },
  ],
];

test.each(refusals)("%s is refused, naming %s", (_, field, change) => {
  expect(() => findLoops({ ...query, ...change })).toThrow(expect.objectContaining({ field }));
});

describe("bounds", () => {
  const bounds: [string, string, LoopLimits][] = [
    ["maxRangeDays", "maxRangeDays", { maxRangeDays: 367 }],
    ["maxStarts", "maxStarts", { maxStarts: 0 }],
    ["maxNodes", "maxNodes", { maxNodes: 0.5 }],
    ["more starts than allowed", "range", { maxStarts: 7 }],
  ];
  test.each(bounds)("%s is refused, naming %s", (_, field, limits) => {
    expect(() => findLoops(query, limits)).toThrow(expect.objectContaining({ field }));
  });

  test("as many starts as allowed will do", () => {
    expect(findLoops(query, { maxStarts: 8 })).not.toEqual([]);
  });

  test("more than can be reckoned with is refused", () => {
    const range = { start: day, end: new Date("2026-06-01T00:00:00Z") };
    const open = { mon: [["00:00", "24:00"]], tue: [["00:00", "24:00"]] } as const;
    const many = {
      ...interview,
      groups: [{ hosts: [{ ...host, weeklyHours: open }], atLeast: 1 }],
    };
    const asked = { ...query, range, step: 1, interviews: Array(8).fill(many) };
    expect(() => findLoops(asked, { maxStarts: 200_000 })).toThrow(
      expect.objectContaining({ field: "range" }),
    );
  });
});
