import fc from "fast-check";
import { expect, test } from "vitest";
import { fairFilling } from "./fair-filling.ts";

const PEOPLE = ["ann", "bob", "cid", "dan", "eve"] as const;
const names: readonly string[] = PEOPLE;
const seat = fc.uniqueArray(fc.constantFrom(...PEOPLE), { maxLength: 4 });
const seats = fc.array(seat, { minLength: 1, maxLength: 4 });
const costs = fc.tuple(...PEOPLE.map(() => fc.nat({ max: 9 })));

/** Every way to give each seat a person of its own. */
function allFillings(
  open: readonly (readonly string[])[],
  taken: readonly string[] = [],
): string[][] {
  const [first, ...rest] = open;
  if (!first) return [[]];
  return first
    .filter((id) => !taken.includes(id))
    .flatMap((id) => allFillings(rest, [...taken, id]).map((others) => [id, ...others]));
}

test("the filling is one, and no other costs less; none means that there is none", () =>
  fc.assert(
    fc.property(seats, costs, (open, each) => {
      const costOf = (id: string) => each[names.indexOf(id)] ?? 0;
      const total = (filling: readonly string[]) =>
        filling.reduce((sum, id) => sum + costOf(id), 0);
      const all = allFillings(open);
      const filling = fairFilling(open, costOf);
      expect(filling === null).toBe(all.length === 0);
      if (!filling) return;
      expect(all).toContainEqual(filling);
      expect(total(filling)).toBe(Math.min(...all.map(total)));
    }),
  ));

test("whoever has had less to do is asked before the first of the list", () => {
  const load = { ann: 3, bob: 1, cid: 1 };
  const costOf = (id: string) => load[id as keyof typeof load];
  expect(fairFilling([["ann", "bob", "cid"]], costOf)).toEqual(["bob"]);
});
