const units = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
] as const;

const formats = new Map<string, Intl.RelativeTimeFormat>();

/**
 * `5 minutes ago`, `yesterday`, `in 2 hours`: how far away an instant is, in its largest whole unit;
 * less than a minute is `now`.
 *
 * @param locale BCP 47
 */
export function formatRelative(instant: Date, now: Date, locale: string): string {
  const seconds = (instant.getTime() - now.getTime()) / 1_000;
  let format = formats.get(locale);
  if (!format) {
    format = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    formats.set(locale, format);
  }
  for (const [unit, length] of units) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, "second");
}
