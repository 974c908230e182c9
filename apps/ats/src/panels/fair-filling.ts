/**
 * Gives every seat a person of its own, so that all of them together cost the least: with recent
 * interviews for the cost, those have a seat who had the fewest. Who costs the same is asked in the
 * order of the lists.
 *
 * Those who can be seated together form a matroid, so taking the cheapest one by one, each where there
 * is still a way to seat all taken so far, is as good as any choice.
 *
 * @param seats Who could fill each.
 * @returns who fills each seat; null where they can't all be filled
 * @example
 * fairFilling([["ann", "bob"], ["ann", "cid"]], (id) => ({ ann: 0, bob: 5, cid: 9 })[id] ?? 0)
 * // ["bob", "ann"]: nine interviews more than five
 */
export function fairFilling(
  seats: readonly (readonly string[])[],
  costOf: (id: string) => number,
): string[] | null {
  const people = [...new Set(seats.flat())].map((id) => ({ id, cost: costOf(id) }));
  people.sort((a, b) => a.cost - b.cost);
  const holders = new Map<number, string>();
  const seatSomewhere = (id: string, asked: Set<number>): boolean => {
    for (const [seat, candidates] of seats.entries()) {
      if (asked.has(seat) || !candidates.includes(id)) continue;
      asked.add(seat);
      const holder = holders.get(seat);
      if (holder !== undefined && !seatSomewhere(holder, asked)) continue;
      holders.set(seat, id);
      return true;
    }
    return false;
  };
  for (const { id } of people) seatSomewhere(id, new Set());
  const filled = seats.flatMap((_, seat) => holders.get(seat) ?? []);
  return filled.length === seats.length ? filled : null;
}
