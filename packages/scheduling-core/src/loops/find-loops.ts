import type { LoopProposal } from "./loop-proposal.ts";
import type { LoopLimits, LoopQuery } from "./loop-query.ts";
import { searchLoops } from "./search-loops.ts";

/**
 * The best ways to schedule several interviews of one candidate together: for each interview a start,
 * and who fills its groups, with what each costs and why.
 *
 * The first costs least of all that there are. The others begin in other halves of a day, then in
 * other hours, so that they are a choice. docs/loop-search.md has the exact meaning.
 *
 * @returns the best first; empty where nothing fits: `explainLoop` says why
 * @throws InvalidInputError naming the field, e.g. `interviews[1].groups[0].atLeast`
 * @throws UnknownTimeZoneError naming the field
 * @example
 * findLoops({
 *   range: { start: monday, end: saturday },
 *   now,
 *   step: 15,
 *   interviews: [
 *     { duration: 60, groups: [{ hosts: engineers, atLeast: 1 }] },
 *     { duration: 45, groups: [{ hosts: [manager], atLeast: 1 }], after: [0] },
 *   ],
 *   candidate: { timeZone: "Europe/Paris" },
 *   sameDay: true,
 * })
 */
export function findLoops(query: LoopQuery, limits: LoopLimits = {}): LoopProposal[] {
  const search = searchLoops(query, limits);
  for (;;) {
    const { done, value } = search.next();
    if (done) return value.proposals;
  }
}
