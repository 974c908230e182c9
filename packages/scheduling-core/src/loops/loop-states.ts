import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { Loop, Part } from "./loop.ts";

/** Eight bytes each, twice. */
const MOST_CELLS = 8_000_000;

/**
 * Where a loop can stand after an interview: the day, and when the interview ended. What can follow is
 * looked up once: runs of starts, by number, from `…First` to before `…Last`.
 */
export interface LoopStates {
  /** Ascending by day, then by end. */
  readonly days: Int32Array;
  readonly ends: Float64Array;
  /** By part and start: the state that the interview leads to. */
  readonly after: readonly Int32Array[];
  /** By part and state: the starts of the same day that keep the break and the longest gap. */
  readonly todayFirst: readonly Int32Array[];
  readonly todayLast: readonly Int32Array[];
  /** By part and state: the first start of a later day that keeps the break. */
  readonly laterFirst: readonly Int32Array[];
  /** How many counts of a day's interviews are told apart: 1 where any number will do. */
  readonly layers: number;
  /** Numbers of states by set of interviews and count of the day; the row is `set * layers + layer`. */
  readonly cells: number;
}

/** @throws InvalidInputError naming `range` where there are more than can be reckoned with */
export function readStates(loop: Loop): LoopStates {
  const { parts } = loop;
  const layers = loop.perDay < parts.length ? loop.perDay : 1;
  const { days, ends, after } = numberStates(parts);
  const cells = days.length * layers * 2 ** parts.length;
  if (cells > MOST_CELLS) {
    throw new InvalidInputError("range", "gives too many starts for so many interviews");
  }
  const runs = parts.map((part) => readRuns(part, loop, days, ends));
  return {
    days,
    ends,
    after,
    todayFirst: runs.map(({ todayFirst }) => todayFirst),
    todayLast: runs.map(({ todayLast }) => todayLast),
    laterFirst: runs.map(({ laterFirst }) => laterFirst),
    layers,
    cells,
  };
}

function numberStates(parts: readonly Part[]) {
  const keys = new Map<string, { day: number; end: number }>();
  const keyOf = (part: Part, start: number) => {
    const day = part.days[start] ?? 0;
    const end = (part.starts[start] ?? 0) + part.length;
    return { key: `${day} ${end}`, day, end };
  };
  for (const part of parts) {
    for (const start of part.starts.keys()) {
      const { key, day, end } = keyOf(part, start);
      keys.set(key, { day, end });
    }
  }
  const sorted = [...keys].sort(([, a], [, b]) => a.day - b.day || a.end - b.end);
  const numbers = new Map(sorted.map(([key], number) => [key, number]));
  return {
    days: Int32Array.from(sorted, ([, { day }]) => day),
    ends: Float64Array.from(sorted, ([, { end }]) => end),
    after: parts.map((part) =>
      Int32Array.from(part.starts, (_, start) => numbers.get(keyOf(part, start).key) ?? 0),
    ),
  };
}

function readRuns(part: Part, loop: Loop, days: Int32Array, ends: Float64Array) {
  const { starts } = part;
  const todayFirst = new Int32Array(days.length);
  const todayLast = new Int32Array(days.length);
  const laterFirst = new Int32Array(days.length);
  for (const [state, day] of days.entries()) {
    const end = ends[state] ?? 0;
    const ready = firstFrom(starts, end + loop.breakLength);
    const tooLate = firstFrom(starts, end + loop.longestGap + 1);
    const midnight = firstFrom(part.days, day + 1);
    todayFirst[state] = Math.min(Math.max(ready, firstFrom(part.days, day)), midnight);
    todayLast[state] = Math.min(tooLate, midnight);
    laterFirst[state] = Math.max(ready, midnight);
  }
  return { todayFirst, todayLast, laterFirst };
}

/** The number of the first of ascending values that is not less. */
function firstFrom(values: ArrayLike<number>, least: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
