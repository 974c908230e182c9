import { readHours, type WeeklyHours } from "@convene/scheduling-core";

/** Opening hours as somebody edits them, in the zone of whose they are. */
export interface OpeningHours {
  readonly weeklyHours: WeeklyHours;
  /** By date `YYYY-MM-DD`: replaces the hours of that date; `[]` closes it. */
  readonly overrides: Readonly<Record<string, readonly (readonly [string, string])[]>>;
}

/**
 * Checks hours as the slot engine will read them.
 *
 * @throws InvalidInputError naming `hours.weeklyHours.<day>` or `hours.overrides.<date>`
 */
export function requireHours(hours: OpeningHours): void {
  readHours({ id: "", timeZone: "UTC", ...hours }, "hours");
}
