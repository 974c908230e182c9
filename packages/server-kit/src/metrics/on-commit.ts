import { AsyncLocalStorage } from "node:async_hooks";

/** What is counted once the unit of work in force commits, attempt by attempt. */
const counting = new AsyncLocalStorage<(() => void)[]>();

/**
 * Counts something that a unit of work does when that has committed, and never where it does not.
 * Outside of a unit it counts at once.
 */
export function onCommit(count: () => void): void {
  const counts = counting.getStore();
  if (counts) counts.push(count);
  else count();
}

/** Forgets what an attempt counted that was undone. */
export function forgetCounts(): void {
  counting.getStore()?.splice(0);
}

/** Runs a unit of work and counts afterwards what it asked for. */
export async function countingOnCommit<T>(unit: () => Promise<T>): Promise<T> {
  const counts: (() => void)[] = [];
  const result = await counting.run(counts, unit);
  for (const count of counts) count();
  return result;
}
