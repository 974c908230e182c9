import { UnknownTimeZoneError } from "../errors/unknown-time-zone-error.ts";

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 3_600_000;

/** The offset from UTC in force at an instant, both in milliseconds. */
export type OffsetReader = (instant: number) => number;

// Zones know no upper and lower case, so the key does not either: or spellings would fill the memory.
const readers = new Map<string, OffsetReader>();

/**
 * Reads a zone's offsets from Intl. Slow: a microsecond or two for each.
 *
 * @throws UnknownTimeZoneError naming `field`
 */
export function offsetReader(timeZone: string, field = "timeZone"): OffsetReader {
  const key = String(timeZone).toLowerCase();
  const known = readers.get(key);
  if (known) return known;
  const format = openZone(timeZone, field);
  const reader = (instant: number) => parseOffset(format.format(instant));
  readers.set(key, reader);
  return reader;
}

function openZone(timeZone: string, field: string): Intl.DateTimeFormat {
  // Newer runtimes take "+05:00" for a zone. It is none: no place keeps it, and no clock changes.
  if (!/^[a-z]/i.test(timeZone)) throw new UnknownTimeZoneError(String(timeZone), field);
  try {
    return new Intl.DateTimeFormat("en-US", {
      timeZone,
      hour: "numeric",
      timeZoneName: "longOffset",
    });
  } catch (cause) {
    throw new UnknownTimeZoneError(timeZone, field, { cause });
  }
}

/** Reads "9 AM GMT-05:00", "9 AM GMT" and, from before standard time, "9 AM GMT-05:17:32". */
function parseOffset(text: string): number {
  const sign = text.lastIndexOf("GMT") + 3;
  if (sign === text.length) return 0;
  const twoDigits = (at: number) => Number(text.slice(sign + at, sign + at + 2));
  const size = twoDigits(1) * HOUR + twoDigits(4) * MINUTE + twoDigits(7) * SECOND;
  return text[sign] === "+" ? size : -size;
}
