import fc from "fast-check";
import { expect, test } from "vitest";
import { fillGroups, type Vacancy } from "./fill-groups.ts";

const people = ["a", "b", "c", "d", "e"];
const vacancy: fc.Arbitrary<Vacancy> = fc.record({
  candidates: fc.shuffledSubarray(people),
  atLeast: fc.integer({ min: 1, max: 3 }),
});

/** Every filling, the first by the order of groups and candidates first: the definition. */
function* allFillings(
  [first, ...rest]: readonly Vacancy[],
  used: ReadonlySet<string> = new Set(),
): Generator<string[][]> {
  if (!first) {
    yield [];
    return;
  }
  const free = first.candidates.filter((person) => !used.has(person));
  for (const chosen of combinations(free, first.atLeast)) {
    for (const others of allFillings(rest, new Set([...used, ...chosen])))
      yield [chosen, ...others];
  }
}

function* combinations(from: readonly string[], count: number): Generator<string[]> {
  if (count === 0) {
    yield [];
    return;
  }
  for (const [index, person] of from.entries()) {
    for (const others of combinations(from.slice(index + 1), count - 1)) yield [person, ...others];
  }
}

test("the filling is the first of all that there are, and null where there is none", () =>
  fc.assert(
    fc.property(fc.array(vacancy, { minLength: 1, maxLength: 4 }), (groups) => {
      const [first] = allFillings(groups);
      expect(fillGroups(groups)).toEqual(first ?? null);
    }),
    { numRuns: 500 },
  ));
