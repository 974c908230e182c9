import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { DAY } from "./calendar-units.ts";
import type { Host } from "./host.ts";
import { readWeek } from "./read-week.ts";
import { readWindows } from "./read-windows.ts";

/** A host's hours, checked: windows as flat milliseconds after midnight. */
export interface Hours {
  /** From Monday to Sunday. */
  readonly week: readonly (readonly number[])[];
  /** By the local midnight of the date, as the milliseconds that it would be in UTC. */
  readonly overrides: ReadonlyMap<number, readonly number[]> | null;
}

/** @throws InvalidInputError naming `field`.weeklyHours.… or `field`.overrides.… */
export function readHours(host: Host, field: string): Hours {
  const week = readWeek(host.weeklyHours, `${field}.weeklyHours`);
  return { week, overrides: host.overrides ? readOverrides(host.overrides, field) : null };
}

function readOverrides(overrides: NonNullable<Host["overrides"]>, field: string) {
  const dates = new Map<number, readonly number[]>();
  for (const [date, windows] of Object.entries(overrides)) {
    const midnight = Date.parse(`${date}T00:00:00Z`);
    // Date.parse carries the 30th of February over into March, and reads other forms of a date too.
    const isDate = midnight % DAY === 0 && new Date(midnight).toISOString().startsWith(`${date}T`);
    if (!isDate) throw new InvalidInputError(`${field}.overrides.${date}`, "is no date YYYY-MM-DD");
    dates.set(midnight, readWindows(windows, `${field}.overrides.${date}`));
  }
  return dates;
}
