import { addDays, type LocalDate, localDate, startOfLocalDate, useNow } from "@convene/ui";
import { useState } from "react";

export interface PreviewWeek {
  /** Its seven dates, from Monday on. */
  readonly days: readonly LocalDate[];
  readonly start: Date;
  /** The start of the next one. */
  readonly end: Date;
  /** Whether it is the present one: there is nothing to be seen before it. */
  readonly isFirst: boolean;
  readonly move: (weeks: number) => void;
}

/** A week of somebody's zone, the present one at first. */
export function usePreviewWeek(timeZone: string): PreviewWeek {
  const now = useNow();
  const [ahead, setAhead] = useState(0);
  const today = localDate(now, timeZone);
  const sinceMonday = (new Date(`${today}T12:00:00Z`).getUTCDay() + 6) % 7;
  const monday = addDays(today, 7 * ahead - sinceMonday);
  return {
    days: Array.from({ length: 7 }, (_, day) => addDays(monday, day)),
    start: startOfLocalDate(monday, timeZone),
    end: startOfLocalDate(addDays(monday, 7), timeZone),
    isFirst: ahead === 0,
    move: (weeks) => setAhead((was) => Math.max(0, was + weeks)),
  };
}
