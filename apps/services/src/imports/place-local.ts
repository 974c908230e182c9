import { toInstant, toLocal } from "@convene/scheduling-core";

interface PlacedTime {
  readonly at: Date;
  /** `skipped`: the clocks pass over it; `repeated`: it comes twice, and the first is meant. */
  readonly oddity: "skipped" | "repeated" | null;
}

/** By how much clocks go back, in minutes: most by an hour, Lord Howe Island by half of one. */
const STEPS_BACK = [30, 60, 120];

/**
 * A local time on the time line, and what a clock change makes of it.
 *
 * @param local `YYYY-MM-DDTHH:mm`
 * @param timeZone IANA
 */
export function placeLocal(local: string, timeZone: string): PlacedTime {
  const at = toInstant(local, timeZone);
  const shown = (instant: Date) => toLocal(instant, timeZone).local.slice(0, local.length);
  if (shown(at) !== local) return { at, oddity: "skipped" };
  const again = STEPS_BACK.some(
    (minutes) => shown(new Date(at.getTime() + minutes * 60_000)) === local,
  );
  return { at, oddity: again ? "repeated" : null };
}
