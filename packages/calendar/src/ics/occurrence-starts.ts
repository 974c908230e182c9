import { expandRecurrence, InvalidInputError } from "@convene/scheduling-core";
import type { CalendarEntry } from "../calendar-event.ts";
import { inZone } from "../zoned-time.ts";

/**
 * Starts of a series by its rule, exclusions and additions, as the rest of Convene reckons them.
 *
 * @param event With a `recurrence`; without one its own start is the only one.
 * @param until Exclusive; at most 20 years after the start.
 * @throws InvalidInputError naming `recurrence.rule`
 */
export function occurrenceStarts(
  event: Pick<CalendarEntry, "start" | "timeZone" | "recurrence" | "allDay">,
  until: Date,
): Date[] {
  const { start, timeZone, recurrence } = event;
  if (!recurrence) return [start];
  const local = (instant: Date) => {
    const zoned = inZone(instant, timeZone);
    const time = event.allDay ? zoned.toPlainDate().toPlainDateTime() : zoned.toPlainDateTime();
    return time.toString({ smallestUnit: "second" });
  };
  try {
    return expandRecurrence(
      {
        start: local(start),
        timeZone,
        rule: recurrence.rule,
        exceptDates: (recurrence.excludedStarts ?? []).map(local),
        extraDates: (recurrence.extraStarts ?? []).map(local),
      },
      { range: { start: new Date(Math.floor(start.getTime() / 1000) * 1000), end: until } },
    );
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const problem = error.message.slice(error.field.length + 1);
    throw new InvalidInputError("recurrence.rule", problem, { cause: error });
  }
}
