import { expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { explainLoop } from "./explain-loop.ts";
import type { LoopInterview, LoopQuery } from "./loop-query.ts";

const at = (text: string) => new Date(`2026-03-02T${text}:00Z`);
const host = (id: string, from: string, until: string): Host => ({
  id,
  timeZone: "UTC",
  weeklyHours: { mon: [[from, until]] },
});
const withAll = (...hosts: Host[]): LoopInterview => ({
  duration: 60,
  groups: hosts.map((one) => ({ hosts: [one], atLeast: 1 })),
});
const ask = (interviews: LoopInterview[], more: Partial<LoopQuery> = {}) =>
  explainLoop({
    range: { start: at("00:00"), end: at("23:00") },
    now: at("00:00"),
    interviews,
    candidate: { timeZone: "UTC" },
    ...more,
  });
const ann = host("ann", "09:00", "12:00");

test("where there are proposals, each interview fits", () => {
  expect(ask([withAll(ann)])).toEqual({
    verdict: "fits",
    interviews: [{ position: 0, verdict: "fits", starts: 3, candidateStarts: 3, groups: [3] }],
  });
});

test("an interview that has no start says whose fault it is", () => {
  const busy = {
    ...host("bob", "09:00", "12:00"),
    busy: [{ start: at("08:00"), end: at("13:00") }],
  };
  const late = host("cid", "12:00", "14:00");
  const { verdict, interviews } = ask([withAll(ann, busy), withAll(ann, late), withAll(ann)], {
    candidate: { timeZone: "UTC", times: [{ start: at("09:30"), end: at("10:30") }] },
  });
  expect(verdict).toBe("interviews");
  expect(interviews).toEqual([
    { position: 0, verdict: "nobodyFree", starts: 0, candidateStarts: 0, groups: [3, 0] },
    { position: 1, verdict: "groupsNeverMeet", starts: 0, candidateStarts: 0, groups: [3, 2] },
    { position: 2, verdict: "candidateNever", starts: 3, candidateStarts: 0, groups: [3] },
  ]);
});

test("interviews that don't go together are told from a search that was ended", () => {
  const hour = host("ann", "09:00", "10:00");
  const both = [withAll(hour), withAll(hour)];
  expect(ask(both).verdict).toBe("together");
  const plenty = [withAll(ann), withAll(host("bob", "09:00", "12:00"))];
  const query: LoopQuery = {
    range: { start: at("00:00"), end: at("23:00") },
    now: at("00:00"),
    interviews: plenty,
    candidate: { timeZone: "UTC" },
  };
  expect(explainLoop(query, { maxNodes: 1 }).verdict).toBe("unknown");
});
