import { InvalidInputError } from "./invalid-input-error.ts";

/** Ten years. Nothing that is booked, buffered or noticed is longer; more is a mistake of units. */
const MOST_MINUTES = 10 * 366 * 24 * 60;

/**
 * A number of minutes that can be reckoned with: whole, finite, at least `least`, at most ten years.
 *
 * @throws InvalidInputError naming `field`
 */
export function requireMinutes(minutes: number, field: string, least: 0 | 1): number {
  if (!Number.isInteger(minutes)) {
    throw new InvalidInputError(field, `must be a whole number of minutes, not ${minutes}`);
  }
  if (minutes < least || minutes > MOST_MINUTES) {
    throw new InvalidInputError(
      field,
      `must be ${least} to ${MOST_MINUTES} minutes, not ${minutes}`,
    );
  }
  return minutes;
}
