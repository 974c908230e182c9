type WeekInfo = { firstDay: number };
type LocaleWithWeek = Intl.Locale & { getWeekInfo?: () => WeekInfo; weekInfo?: WeekInfo };
type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const weekdays: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

/** The first day of a locale's week, 0 for Sunday to 6; Monday where the browser does not know. */
export function firstDayOfWeek(locale: string): Weekday {
  const details: LocaleWithWeek = new Intl.Locale(locale);
  const first = details.getWeekInfo?.().firstDay ?? details.weekInfo?.firstDay ?? 1;
  return weekdays[first % 7] ?? 1;
}
