import { addDays, type LocalDate, localDate, startOfLocalDate } from "@convene/ui";

/** Whole days, the last one included. */
export interface DaySpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** The days that a span covers in a zone; undefined where it begins or ends within one. */
export function wholeDays(start: Date, end: Date, timeZone: string): DaySpan | undefined {
  const first = localDate(start, timeZone);
  const after = localDate(end, timeZone);
  const isWhole =
    startOfLocalDate(first, timeZone).getTime() === start.getTime() &&
    startOfLocalDate(after, timeZone).getTime() === end.getTime();
  return isWhole ? { first, last: addDays(after, -1) } : undefined;
}

/** From the first day's beginning to the last one's end in a zone. */
export function spanOfDays({ first, last }: DaySpan, timeZone: string) {
  return {
    start: startOfLocalDate(first, timeZone),
    end: startOfLocalDate(addDays(last, 1), timeZone),
  };
}
