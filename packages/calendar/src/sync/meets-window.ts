import type { Interval } from "@convene/scheduling-core";

/** Whether any of it lies in the window; an event of no length counts where it stands. */
export function meetsWindow({ start, end }: Interval, window: Interval): boolean {
  return start < window.end && (end > window.start || start >= window.start);
}
