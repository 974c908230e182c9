import fc from "fast-check";
import { expect, test } from "vitest";
import { anyLoopQuery } from "../testing/any-loop-query.ts";
import {
  allLoops,
  costOf,
  interviewAt,
  keepsRules,
  type PlainLoop,
  type PlainOption,
  suits,
} from "../testing/find-loops-plainly.ts";
import { toLocal } from "../zone/to-local.ts";
import { findLoops } from "./find-loops.ts";
import type { LoopProposal } from "./loop-proposal.ts";
import type { LoopQuery } from "./loop-query.ts";
import { searchLoops } from "./search-loops.ts";

test("the proposals are the best of all loops, half a day by half a day and then by the hour", () =>
  fc.assert(
    fc.property(anyLoopQuery, (query) => {
      const proposals = findLoops(query);
      expect(proposals.map(summary)).toEqual(choose(query, allLoops(query)));
    }),
    { numRuns: 150 },
  ));

test("every proposal keeps all rules, costs what it says, and names who could stand in", () =>
  fc.assert(
    fc.property(anyLoopQuery, (query) => {
      for (const proposal of findLoops(query)) {
        const options = optionsOf(proposal);
        expect(keepsRules(query, options)).toBe(true);
        expect(proposal.cost.total).toBe(costOf(query, options));
        const { total, ...parts } = proposal.cost;
        expect(Object.values(parts).reduce((sum, points) => sum + points)).toBe(total);
        for (const option of options) expectSuitable(query, option, options);
        expectStandIns(query, proposal, options);
      }
    }),
    { numRuns: 60 },
  ));

test("the search gives better and better ones, and comes to an end with the best", () =>
  fc.assert(
    fc.property(anyLoopQuery, fc.integer({ min: 1, max: 60 }), (query, maxNodes) => {
      const shown: number[] = [];
      const search = searchLoops(query);
      let step = search.next();
      for (; !step.done; step = search.next()) shown.push(step.value.cost.total);
      expect(shown).toEqual(shown.toSorted((a, b) => b - a));
      expect(shown.at(-1)).toBe(step.value.proposals[0]?.cost.total);
      expect(step.value.isComplete).toBe(true);

      // A search that is ended early says so, or has found the same.
      const hasty = drain(query, maxNodes);
      if (hasty.isComplete) expect(hasty.proposals).toEqual(step.value.proposals);
      for (const proposal of hasty.proposals) {
        expect(keepsRules(query, optionsOf(proposal))).toBe(true);
      }
    }),
    { numRuns: 60 },
  ));

function drain(query: LoopQuery, maxNodes: number) {
  const search = searchLoops(query, { maxNodes });
  for (;;) {
    const { done, value } = search.next();
    if (done) return value;
  }
}

interface Summary {
  readonly cost: number;
  readonly begins: string;
}

function summary({ cost, interviews }: LoopProposal): Summary {
  return { cost: cost.total, begins: interviews[0]?.start.toISOString() ?? "" };
}

/** The choice by its definition, of all loops there are. */
function choose({ candidate, limit = 10 }: LoopQuery, loops: readonly PlainLoop[]): Summary[] {
  const order = (a: PlainLoop, b: PlainLoop) => a.cost - b.cost || a.begins - b.begins;
  const hourOf = ({ begins }: PlainLoop) =>
    toLocal(new Date(begins), candidate.timeZone).local.slice(0, 13);
  const halfOf = (loop: PlainLoop) =>
    `${hourOf(loop).slice(0, 10)} ${hourOf(loop).slice(11) < "12" ? "before" : "after"} noon`;
  const bestOfEach = (some: readonly PlainLoop[], keyOf: (loop: PlainLoop) => string) => {
    const groups = Map.groupBy(some, keyOf);
    return [...groups.values()].flatMap((group) => group.toSorted(order).slice(0, 1)).sort(order);
  };
  const chosen = bestOfEach(loops, halfOf).slice(0, limit);
  const hours = new Set(chosen.map(hourOf));
  const others = loops.filter((loop) => !hours.has(hourOf(loop)));
  return [...chosen, ...bestOfEach(others, hourOf).slice(0, limit - chosen.length)]
    .sort(order)
    .map(({ cost, begins }) => ({ cost, begins: new Date(begins).toISOString() }));
}

function optionsOf({ interviews }: LoopProposal): PlainOption[] {
  return interviews.map(({ position, start, end, groups }) => ({
    position,
    start: start.getTime(),
    end: end.getTime(),
    hostIds: groups.map(({ hostIds }) => hostIds),
  }));
}

/** Each host could come if the rest of the loop were booked already. */
function expectSuitable(query: LoopQuery, option: PlainOption, options: readonly PlainOption[]) {
  for (const [group, ids] of option.hostIds.entries()) {
    expect(ids).toHaveLength(interviewAt(query, option.position).groups[group]?.atLeast ?? 0);
    for (const id of ids) expect(couldSit(query, option, options, group, id)).toBe(true);
  }
}

function couldSit(
  query: LoopQuery,
  option: PlainOption,
  options: readonly PlainOption[],
  group: number,
  id: string,
): boolean {
  const interview = interviewAt(query, option.position);
  const host = interview.groups[group]?.hosts.find((one) => one.id === id);
  if (!host) throw new RangeError(`${id} is not in the group`);
  const others = options.filter((one) => one !== option && one.hostIds.flat().includes(id));
  const spans = others.map(({ position, start, end }) => {
    const { bufferBefore = 0, bufferAfter = 0 } = interviewAt(query, position);
    return {
      start: new Date(start - bufferBefore * 60_000),
      end: new Date(end + bufferAfter * 60_000),
    };
  });
  const booked = others.map(({ start }) => new Date(start));
  const busy = [...(host.busy ?? []), ...spans];
  const limits = host.limits && {
    ...host.limits,
    bookedStarts: [...host.limits.bookedStarts, ...booked],
  };
  const asBooked = limits ? { ...host, busy, limits } : { ...host, busy };
  if (!suits(query, interview, asBooked, new Date(option.start))) return false;
  // Nor does it take a place that the rest of the loop leaves it no room for.
  return others.every((other) => {
    const { limits: otherLimits } = host;
    if (!otherLimits) return true;
    const rest = others.filter((one) => one !== other).map(({ start }) => new Date(start));
    const starts = [...otherLimits.bookedStarts, ...rest, new Date(option.start)];
    const there = { ...host, limits: { ...otherLimits, bookedStarts: starts } };
    return suits(query, interviewAt(query, other.position), there, new Date(other.start));
  });
}

function expectStandIns(query: LoopQuery, { interviews }: LoopProposal, options: PlainOption[]) {
  for (const [index, { position, groups }] of interviews.entries()) {
    const option = options[index];
    if (!option) continue;
    for (const [group, { standInIds }] of groups.entries()) {
      const sitting = new Set(option.hostIds.flat());
      const others = interviewAt(query, position).groups[group]?.hosts ?? [];
      const expected = others
        .map(({ id }) => id)
        .filter((id) => !sitting.has(id) && couldSit(query, option, options, group, id));
      expect(standInIds).toEqual(expected);
    }
  }
}
