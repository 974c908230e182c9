import { formatMoment, formatShortDate, formatSpan, localDate } from "@convene/ui";

interface Where {
  /** BCP 47 */
  readonly locale: string;
  /** IANA */
  readonly timeZone: string;
}

/** `Tue 20 Jan, 14:00 – 15:00`; with both dates where it ends on another one. */
export function formatDatedSpan(start: Date, end: Date, where: Where): string {
  const { timeZone } = where;
  return localDate(start, timeZone) === localDate(end, timeZone)
    ? `${formatShortDate(start, where)}, ${formatSpan(start, end, where)}`
    : `${formatMoment(start, where)} – ${formatMoment(end, where)}`;
}
