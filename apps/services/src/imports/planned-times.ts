import type { Interval } from "@convene/scheduling-core";

const DAY_MS = 24 * 60 * 60 * 1_000;

/** Times that earlier lines of a file take, by what they take. No span is longer than two days. */
export class PlannedTimes {
  readonly #byDay = new Map<string, Interval[]>();

  add(resourceId: string, span: Interval): void {
    const key = keyOf(resourceId, dayOf(span.start));
    const times = this.#byDay.get(key);
    if (times) times.push(span);
    else this.#byDay.set(key, [span]);
  }

  /** Those that may meet a span. */
  near(resourceId: string, span: Interval): Interval[] {
    const times: Interval[] = [];
    for (let day = dayOf(span.start) - 2; day <= dayOf(span.end); day++) {
      times.push(...(this.#byDay.get(keyOf(resourceId, day)) ?? []));
    }
    return times;
  }

  /** Whether one of them meets it; touching is not meeting. */
  meets(resourceId: string, { start, end }: Interval): boolean {
    return this.near(resourceId, { start, end }).some((one) => one.start < end && one.end > start);
  }
}

function dayOf(at: Date): number {
  return Math.floor(at.getTime() / DAY_MS);
}

function keyOf(resourceId: string, day: number): string {
  return `${resourceId} ${day}`;
}
