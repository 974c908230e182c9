/**
 * Who takes a booking that is for anyone: of those who can, the one with the least to do; between
 * equals the first.
 *
 * @param hostIds Who can, in the order of preference.
 * @param load How much each has to do, in any unit; who is missing has nothing.
 * @returns undefined where nobody can
 * @example
 * chooseHost(["ada", "ben"], new Map([["ada", 90], ["ben", 30]])) // "ben"
 */
export function chooseHost(
  hostIds: readonly string[],
  load: ReadonlyMap<string, number>,
): string | undefined {
  let chosen: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const hostId of hostIds) {
    const own = load.get(hostId) ?? 0;
    if (own >= least) continue;
    chosen = hostId;
    least = own;
  }
  return chosen;
}
