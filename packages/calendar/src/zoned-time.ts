import { Temporal } from "temporal-polyfill";

/** The instant as wall-clock time in `timeZone`, exact to the second like every calendar format. */
export function inZone(instant: Date, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(atSecond(instant) * 1000).toZonedDateTimeISO(
    timeZone,
  );
}

/** Whole seconds since 1970, the rest dropped. */
export function atSecond(instant: Date): number {
  return Math.floor(instant.getTime() / 1000);
}

/** Whether the day begins at that moment: midnight, or what follows it where a change skips it. */
export function isDayStart(zoned: Temporal.ZonedDateTime): boolean {
  return zoned.startOfDay().equals(zoned);
}

/**
 * Whether the local time alone names that moment. The second pass of a repeated hour does not:
 * a local time that occurs twice means the first (RFC 5545 §3.3.5).
 */
export function isWritable(zoned: Temporal.ZonedDateTime): boolean {
  return zoned.toPlainDateTime().toZonedDateTime(zoned.timeZoneId).equals(zoned);
}

/** `20260120T190000Z` */
export function toUtcStamp(instant: Date): string {
  return `${basic(inZone(instant, "UTC").toPlainDateTime())}Z`;
}

/** `20260120T140000` */
export function toLocalStamp(local: Temporal.PlainDateTime): string {
  return basic(local);
}

/** `20260120` */
export function toDateStamp(date: Temporal.PlainDate): string {
  return basic(date);
}

/** ISO 8601's basic form, down to the second. */
function basic(value: Temporal.PlainDateTime | Temporal.PlainDate): string {
  return value.toString().replace(/[-:]/g, "");
}
