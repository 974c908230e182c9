import type { Texts } from "../locales/texts-in.ts";

/**
 * How long something takes, in hours and minutes.
 *
 * @param minutes 1 or more.
 * @example
 * writeDuration(90, textsIn("en"))
 * // "1 hour, 30 minutes"
 */
export function writeDuration(minutes: number, { locale }: Texts): string {
  const unit = (value: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "long" }).format(value);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const parts = [
    ...(hours > 0 ? [unit(hours, "hour")] : []),
    ...(rest > 0 ? [unit(rest, "minute")] : []),
  ];
  return new Intl.ListFormat(locale, { type: "unit" }).format(parts);
}
