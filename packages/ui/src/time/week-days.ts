/** From Monday on, as hours name them. */
export const WEEK_DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;
export type WeekDay = (typeof WEEK_DAYS)[number];

/**
 * A weekday's name in a language.
 *
 * @param day As hours name it, or its number: 1 for Monday to 7.
 */
export function weekDayName(
  day: WeekDay | number,
  locale: string,
  weekday: "long" | "short" = "long",
): string {
  const number = typeof day === "number" ? day : WEEK_DAYS.indexOf(day) + 1;
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, number, 12));
  return new Intl.DateTimeFormat(locale, { weekday, timeZone: "UTC" }).format(date);
}
