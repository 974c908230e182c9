import { addDays, type LocalDate, localDate, startOfLocalDate } from "../time/local-date.ts";
import type { TimeSpan } from "./availability-row.ts";

/** Part of a day, in hundredths of the hours shown. */
export interface Bar {
  readonly left: number;
  readonly width: number;
  readonly span: TimeSpan;
}

/** The hours of a day that are drawn, elapsed hours from its local midnight. */
export interface HoursShown {
  readonly from: number;
  readonly to: number;
}

const hourMs = 3_600_000;

/**
 * Where spans lie on one local day. Parts outside the day or the hours shown are cut off.
 *
 * Hours are elapsed ones, so that on the day of a clock change a bar keeps its true length.
 *
 * @param timeZone IANA zone of the grid.
 */
export function placeSpans(
  spans: readonly TimeSpan[],
  date: LocalDate,
  timeZone: string,
  hours: HoursShown,
): readonly Bar[] {
  const midnight = startOfLocalDate(date, timeZone).getTime();
  const from = midnight + hours.from * hourMs;
  const dayEnd = startOfLocalDate(addDays(date, 1), timeZone).getTime();
  const to = Math.min(midnight + hours.to * hourMs, dayEnd);
  const total = hours.to - hours.from;
  return spans.flatMap((span) => {
    const start = Math.max(span.start.getTime(), from);
    const end = Math.min(span.end.getTime(), to);
    if (end <= start) return [];
    const percent = (ms: number) => (ms / hourMs / total) * 100;
    return [{ left: percent(start - from), width: percent(end - start), span }];
  });
}

/**
 * The hours to draw: 8 to 18, and further where a slot lies outside, so that every slot is seen.
 *
 * @param dates Days that are drawn; slots of others do not count.
 * @param timeZone IANA zone of the grid.
 */
export function hoursToShow(
  slots: readonly TimeSpan[],
  dates: readonly LocalDate[],
  timeZone: string,
): HoursShown {
  let from = 8;
  let to = 18;
  for (const { start, end } of slots) {
    const date = localDate(start, timeZone);
    if (!dates.includes(date)) continue;
    const midnight = startOfLocalDate(date, timeZone).getTime();
    from = Math.min(from, Math.floor((start.getTime() - midnight) / hourMs));
    to = Math.max(to, Math.min(24, Math.ceil((end.getTime() - midnight) / hourMs)));
  }
  return { from, to };
}
