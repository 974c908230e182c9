import { differenceInMinutes } from "date-fns";
import { expect } from "vitest";
import type { Fortnight } from "./fortnight.ts";

/** The longest wait between two attempts, and the longest time between two rounds of the fortnight. */
const LONGEST_MINUTES = 60 + 300;
const INTERVAL_MINUTES = 15;

/**
 * A lost consent is shown as one, and what failed is in order again when the provider has answered for
 * long enough: nobody has to do anything for that.
 */
export function expectStates({
  people,
  connections,
  lost,
  outages,
  answersSince,
  clock,
}: Fortnight) {
  const failing = new Set([...outages.keys()].map(({ name }) => name));
  const wrong = people.flatMap((person) => {
    const { name, memberId, provider } = person;
    const state = connections.get(memberId)?.state;
    if (failing.has(provider)) return [];
    const since = answersSince.get(provider) ?? clock.now;
    if (differenceInMinutes(clock.now, since) <= LONGEST_MINUTES) return [];
    const lostSince = lost.get(person)?.since;
    // Until it is read next, nobody can know.
    if (lostSince && differenceInMinutes(clock.now, lostSince) <= INTERVAL_MINUTES) return [];
    const expected = lostSince ? "reconnect" : "connected";
    return state === expected ? [] : [`${name} is ${state}, not ${expected}`];
  });
  expect(wrong, `at ${clock.now.toISOString()}`).toEqual([]);
}
