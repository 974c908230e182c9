import { parseDuration } from "@convene/scheduling-core";

/** Reminders go out at most 30 days ahead. */
const longestOffsetMinutes = 43_200;

/** `1 day`, `1 hour 30 minutes`, in the locale's words; whole minutes, 1 or more. */
export function formatOffset(minutes: number, locale: string): string {
  const parts = [
    [Math.floor(minutes / 1_440), "day"],
    [Math.floor((minutes % 1_440) / 60), "hour"],
    [minutes % 60, "minute"],
  ] as const;
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) =>
      new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(value),
    )
    .join(" ");
}

/**
 * The minutes that somebody means who writes `2 days`, `45 min`, `1h30` or `2 jours`; undefined where
 * that is no length of time from a minute to 30 days.
 */
export function readOffset(text: string): number | undefined {
  const english = text
    .toLowerCase()
    .replace(/(\d)\s*j(?:ours?)?(?![a-z])/g, "$1d")
    .replace(/heures?/g, "h")
    .replace(/\bet\b/g, "and")
    .replace(/(\d\s*h\s*\d+)\s*$/, "$1m");
  try {
    const minutes = parseDuration(english);
    return minutes >= 1 && minutes <= longestOffsetMinutes ? minutes : undefined;
  } catch {
    return undefined;
  }
}
