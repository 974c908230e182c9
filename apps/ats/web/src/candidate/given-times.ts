import { fromInputValue, type LocalDate } from "@convene/ui";

/** Parts of a day, from and until on the clock. */
export const DAY_PARTS = {
  morning: ["09:00", "12:00"],
  afternoon: ["12:00", "17:00"],
  evening: ["17:00", "20:00"],
} as const;
export type DayPart = keyof typeof DAY_PARTS;

/** When somebody can on a day: parts of it, and hours of their own choice. */
export interface GivenDay {
  readonly parts: readonly DayPart[];
  readonly hours: { readonly from: string; readonly until: string } | undefined;
}

/** Hours to choose from, every half hour. */
export const HALF_HOURS: readonly string[] = Array.from({ length: 48 }, (_, index) => {
  const hour = String(Math.floor(index / 2)).padStart(2, "0");
  return `${hour}:${index % 2 === 0 ? "00" : "30"}`;
});

/** The spans that are meant, by the clock of `timeZone` (IANA); hours that end before they start are none. */
export function spansOf(
  days: ReadonlyMap<LocalDate, GivenDay>,
  timeZone: string,
): { start: string; end: string }[] {
  return [...days].flatMap(([date, { parts, hours }]) => {
    const windows = parts.map((part): readonly [string, string] => DAY_PARTS[part]);
    const own = hours && hours.from < hours.until ? [[hours.from, hours.until] as const] : [];
    return [...windows, ...own].flatMap(([from, until]) => {
      const start = fromInputValue(`${date}T${from}`, timeZone);
      const end = fromInputValue(`${date}T${until}`, timeZone);
      return start && end ? [{ start: start.toISOString(), end: end.toISOString() }] : [];
    });
  });
}
