import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { Weekday, WeeklyHours } from "./host.ts";
import { readWindows } from "./read-windows.ts";

const WEEKDAYS: readonly Weekday[] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const CLOSED: readonly number[] = [];

/**
 * The windows of each weekday, from Monday to Sunday, as flat milliseconds after midnight.
 *
 * @throws InvalidInputError naming `field` and the day
 */
export function readWeek(hours: WeeklyHours, field: string): (readonly number[])[] {
  for (const day in hours) {
    if (!WEEKDAYS.some((known) => known === day)) {
      throw new InvalidInputError(`${field}.${day}`, "is no weekday");
    }
  }
  return WEEKDAYS.map((day) => {
    const windows = hours[day];
    return windows ? readWindows(windows, `${field}.${day}`) : CLOSED;
  });
}
