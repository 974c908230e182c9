import { InvalidInputError } from "../errors/invalid-input-error.ts";
import type { SpanCollector } from "../interval/span-collector.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { DAY, FIRST_MONDAY, WEEK } from "./calendar-units.ts";
import type { HostLimits } from "./host.ts";

const SECOND = 1_000;

/**
 * Adds the local days and ISO weeks in which a host has reached a limit.
 *
 * @param zone The host's; covers the days and weeks that reach into [from, to], whole.
 * @param from Milliseconds.
 * @param to Milliseconds.
 * @throws InvalidInputError naming `field`.perDay, .perWeek or .bookedStarts[i]
 */
export function blockReachedLimits(
  blocked: SpanCollector,
  limits: HostLimits,
  zone: ZoneTable,
  from: number,
  to: number,
  field: string,
): void {
  const { perDay, perWeek, bookedStarts } = limits;
  const booked = readStarts(bookedStarts, from - WEEK - DAY, to + WEEK + DAY, field);
  const block = (most: number | undefined, unit: number, origin: number, name: string) => {
    if (most === undefined) return;
    requireLimit(most, `${field}.${name}`);
    if (most === 0) blocked.add(Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY);
    const counts = new Map<number, number>();
    for (const start of booked) {
      const local = start + zone.offsetAt(start);
      const unitStart = Math.floor((local - origin) / unit) * unit + origin;
      const count = (counts.get(unitStart) ?? 0) + 1;
      counts.set(unitStart, count);
      if (count === most) blockLocal(blocked, unitStart, unitStart + unit, zone);
    }
  };
  block(perDay, DAY, 0, "perDay");
  block(perWeek, WEEK, FIRST_MONDAY, "perWeek");
}

/** @throws InvalidInputError unless `most` is a whole number of bookings, 0 or more */
export function requireLimit(most: number, field: string): number {
  if (Number.isInteger(most) && most >= 0) return most;
  throw new InvalidInputError(field, `must be a whole number of bookings, not ${most}`);
}

function readStarts(starts: readonly Date[], from: number, to: number, field: string): number[] {
  const kept: number[] = [];
  let index = 0;
  for (const date of starts) {
    const start = date.getTime();
    if (Number.isNaN(start)) {
      throw new InvalidInputError(`${field}.bookedStarts[${index}]`, "is not a date");
    }
    if (start >= from && start <= to) kept.push(start);
    index++;
  }
  return kept;
}

/** Every instant whose local time lies in [from, to): two spans where a clock is put back at an end. */
function blockLocal(blocked: SpanCollector, from: number, to: number, zone: ZoneTable): void {
  const { at, offset } = zone;
  for (let i = zone.indexAt(from - DAY); (at[i] ?? Number.POSITIVE_INFINITY) < to + DAY; i++) {
    const shift = offset[i] ?? 0;
    const start = Math.max(at[i] ?? 0, from - shift);
    const end = Math.min(at[i + 1] ?? Number.POSITIVE_INFINITY, to - shift);
    // Blocked starts lie strictly inside a span, and this one's own first second is blocked too.
    if (start < end) blocked.add(start - SECOND, end);
  }
}
