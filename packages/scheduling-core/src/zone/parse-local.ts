import { InvalidInputError } from "../errors/invalid-input-error.ts";

const LOCAL = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?$/;

/**
 * A local time as the milliseconds that it would be in UTC.
 *
 * @param local `YYYY-MM-DDTHH:mm:ss`, or without the seconds. `24:00` is none.
 * @throws InvalidInputError naming `field`, also for a date that no calendar has
 */
export function parseLocal(local: string, field: string): number {
  const ms = LOCAL.test(local) ? Date.parse(`${local}Z`) : Number.NaN;
  // Date.parse refuses 25:00 but carries the 30th of February over into March.
  if (Number.isNaN(ms) || !new Date(ms).toISOString().startsWith(local)) {
    throw new InvalidInputError(field, `${JSON.stringify(local)} is not YYYY-MM-DDTHH:mm:ss`);
  }
  return ms;
}
