/** What is timed: a name and the work. */
export interface Contender {
  readonly name: string;
  readonly run: () => unknown;
}

/**
 * The median time of each contender in microseconds. They take turns within one run, so that whatever
 * slows the machine down for a while slows all of them.
 *
 * @param budgetMs How long to go on; each has at least `leastRuns` turns.
 */
export function measureMedians(
  contenders: readonly Contender[],
  budgetMs: number,
  leastRuns = 5,
): number[] {
  return takeTurns(contenders, budgetMs, leastRuns).map(median);
}

/** The shortest time of the work in microseconds: what it takes when nothing gets in its way. */
export function measureFastest(run: () => unknown, budgetMs: number, leastRuns = 5): number {
  const [times = []] = takeTurns([{ name: "work", run }], budgetMs, leastRuns);
  return Math.min(...times);
}

function takeTurns(
  contenders: readonly Contender[],
  budgetMs: number,
  leastRuns: number,
): number[][] {
  const times: number[][] = contenders.map(() => []);
  const end = performance.now() + budgetMs;
  for (let turn = 0; turn < leastRuns || performance.now() < end; turn++) {
    for (const [index, { run }] of contenders.entries()) {
      const start = performance.now();
      run();
      times[index]?.push((performance.now() - start) * 1_000);
    }
  }
  return times;
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
