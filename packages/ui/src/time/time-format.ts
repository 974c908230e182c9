import { asUtcNoon, type LocalDate, type LocalMonth, localDate } from "./local-date.ts";

interface Where {
  /** BCP 47; decides between 12 and 24 hours. */
  readonly locale: string;
  /** IANA. */
  readonly timeZone: string;
}

const formats = new Map<string, Intl.DateTimeFormat>();

// Building a format costs far more than using one, and a page of slots uses the same few.
function format(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(key, made);
  return made;
}

/** `14:00` or `2:00 PM`, in the zone told. */
export function formatTime(instant: Date, { locale, timeZone }: Where): string {
  return format(locale, { timeZone, timeStyle: "short" }).format(instant);
}

/** `8 AM`, `08`, `08 h`: a full hour, in the zone told. */
export function formatHour(instant: Date, { locale, timeZone }: Where): string {
  return format(locale, { timeZone, hour: "numeric" }).format(instant);
}

/** `Tuesday 20 January 2026`, in the zone told. */
export function formatDate(instant: Date, { locale, timeZone }: Where): string {
  return formatLocalDate(localDate(instant, timeZone), locale);
}

/** `Tue, 20 Jan`, in the zone told. */
export function formatShortDate(instant: Date, { locale, timeZone }: Where): string {
  return formatShortLocalDate(localDate(instant, timeZone), locale);
}

/** `Tue, 20 Jan, 14:00`, in the zone told. */
export function formatMoment(instant: Date, where: Where): string {
  return `${formatShortDate(instant, where)}, ${formatTime(instant, where)}`;
}

/** `14:00 – 15:00`, in the zone told; `14:00 – …` while it goes on. */
export function formatSpan(start: Date, end: Date | null, where: Where): string {
  return `${formatTime(start, where)} – ${end === null ? "…" : formatTime(end, where)}`;
}

/** `Tuesday 20 January 2026`. */
export function formatLocalDate(date: LocalDate, locale: string): string {
  return format(locale, {
    timeZone: "UTC",
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
  }).format(asUtcNoon(date));
}

/** `Tue, 20 Jan`. */
export function formatShortLocalDate(date: LocalDate, locale: string): string {
  return format(locale, {
    timeZone: "UTC",
    weekday: "short",
    day: "numeric",
    month: "short",
  }).format(asUtcNoon(date));
}

/** `January 2026`. */
export function formatMonth(month: LocalMonth, locale: string): string {
  return format(locale, { timeZone: "UTC", month: "long", year: "numeric" }).format(
    asUtcNoon(`${month}-01`),
  );
}

/** `EST`, `GMT+1`, …: the zone's short name at that instant. */
export function zoneShortName(instant: Date, { locale, timeZone }: Where): string {
  const parts = format(locale, { timeZone, timeZoneName: "short" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** `GMT−05:00`: the zone's offset at that instant. */
export function zoneOffset(instant: Date, { locale, timeZone }: Where): string {
  const parts = format(locale, { timeZone, timeZoneName: "longOffset" }).formatToParts(instant);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/** `1 h 30 min` in the locale's words; whole minutes, 0 or more. */
export function formatDuration(minutes: number, locale: string): string {
  const unit = (value: number, name: "hour" | "minute") =>
    new Intl.NumberFormat(locale, { style: "unit", unit: name, unitDisplay: "short" }).format(
      value,
    );
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return unit(rest, "minute");
  return rest === 0 ? unit(hours, "hour") : `${unit(hours, "hour")} ${unit(rest, "minute")}`;
}
