import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { DAY, MINUTE } from "./calendar-units.ts";
import type { LocalTime, LocalWindow } from "./host.ts";

const CLOCK = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;

/**
 * The windows of one date as a flat list of milliseconds after its midnight. An end before the start
 * is on the next day, so it may exceed 24 hours.
 *
 * @throws InvalidInputError naming `field`
 */
export function readWindows(windows: readonly LocalWindow[], field: string): number[] {
  const flat: number[] = [];
  for (const [from, until] of windows) {
    const start = readClock(from, field);
    const end = readClock(until, field);
    if (start === DAY) throw new InvalidInputError(field, "has 24:00 as a start; it can only end");
    if (start === end) throw new InvalidInputError(field, `has an empty window at ${from}`);
    flat.push(start, end > start ? end : end + DAY);
  }
  return flat;
}

function readClock(text: LocalTime, field: string): number {
  const match = CLOCK.exec(text);
  if (!match) throw new InvalidInputError(field, `has ${JSON.stringify(text)}, which is not HH:mm`);
  const [, hours, minutes] = match;
  return hours === undefined ? DAY : (Number(hours) * 60 + Number(minutes)) * MINUTE;
}
