import { InvalidInputError } from "@convene/scheduling-core";

/** A month before the start. */
export const LONGEST_REMINDER_OFFSET_MINUTES = 43_200;
export const MOST_REMINDERS = 8;

/**
 * Refuses lists of reminders that make no sense. None at all is one that does.
 *
 * @param offsetsMinutes Before the start.
 * @throws InvalidInputError that names the entry
 */
export function checkReminderOffsets(offsetsMinutes: readonly number[], field: string): void {
  if (offsetsMinutes.length > MOST_REMINDERS) {
    throw new InvalidInputError(field, `has more than ${MOST_REMINDERS} entries`);
  }
  for (const [index, offset] of offsetsMinutes.entries()) {
    const entry = `${field}.${index}`;
    const sensible =
      Number.isInteger(offset) && offset >= 1 && offset <= LONGEST_REMINDER_OFFSET_MINUTES;
    if (!sensible) {
      throw new InvalidInputError(
        entry,
        `is not a whole number of minutes from 1 to ${LONGEST_REMINDER_OFFSET_MINUTES}`,
      );
    }
    if (offsetsMinutes.indexOf(offset) < index) throw new InvalidInputError(entry, "is doubled");
  }
}
