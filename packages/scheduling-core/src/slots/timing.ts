import { minutesToMilliseconds } from "date-fns";
import { DAY } from "../availability/calendar-units.ts";
import { InvalidInputError } from "../errors/invalid-input-error.ts";
import { requireInstant } from "../errors/require-instant.ts";
import { requireMinutes } from "../errors/require-minutes.ts";
import { requireInterval } from "../interval/require-interval.ts";
import type { ZoneTable } from "../zone/zone-table.ts";
import { zoneTableFor } from "../zone/zone-table-for.ts";
import type { SlotLimits, SlotQuery, SlotTiming } from "./slot-query.ts";

/** The timing of a query, checked; everything in milliseconds. */
export interface Timing {
  readonly from: number;
  readonly to: number;
  /** No slot starts before: the range and the notice. */
  readonly earliest: number;
  /** No slot starts after, or it would end outside the range. */
  readonly latest: number;
  readonly length: number;
  readonly step: number;
  /** 0 where starts are not aligned. */
  readonly alignTo: number;
  readonly before: number;
  readonly after: number;
  readonly gridZone: ZoneTable;
  readonly maxSlots: number;
}

const DEFAULT_RANGE_DAYS = 20 * 366;
const DEFAULT_SLOTS = 250_000;
/** The engine counts the seconds of a range in 32 bits: 68 years. */
const MOST_RANGE_DAYS = 20_000;
/** An array can't be longer by much, and nobody waits for it. */
const MOST_SLOTS = 10_000_000;

/** A zone table must know the days and weeks that reach into the range, whole. */
const MARGIN = 16 * DAY;

/**
 * Checks the timing of a query.
 *
 * @param first The first host's zone, for a query that names none, and its path in the query.
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError naming `timeZone`
 */
export function readTiming(
  query: SlotTiming,
  first: { readonly timeZone: string | undefined; readonly field: string },
  limits: SlotLimits,
): Timing {
  requireInterval(query.range, "range");
  const from = query.range.start.getTime();
  const to = query.range.end.getTime();
  const maxRangeDays = requireBound(
    limits.maxRangeDays ?? DEFAULT_RANGE_DAYS,
    "maxRangeDays",
    MOST_RANGE_DAYS,
  );
  const maxSlots = requireBound(limits.maxSlots ?? DEFAULT_SLOTS, "maxSlots", MOST_SLOTS);
  if (to - from > maxRangeDays * DAY) {
    throw new InvalidInputError("range", `is longer than ${maxRangeDays} days`);
  }

  const length = minutesToMilliseconds(requireMinutes(query.duration, "duration", 1));
  const notice = minutesToMilliseconds(
    requireMinutes(query.minimumNotice ?? 0, "minimumNotice", 0),
  );
  return {
    from,
    to,
    earliest: Math.max(from, requireInstant(query.now, "now") + notice),
    latest: to - length,
    length,
    step:
      query.step === undefined
        ? length
        : minutesToMilliseconds(requireMinutes(query.step, "step", 1)),
    alignTo: query.alignTo === undefined ? 0 : readAlignTo(query.alignTo),
    before: minutesToMilliseconds(requireMinutes(query.bufferBefore ?? 0, "bufferBefore", 0)),
    after: minutesToMilliseconds(requireMinutes(query.bufferAfter ?? 0, "bufferAfter", 0)),
    gridZone: zoneTableAround(
      query.timeZone ?? first.timeZone ?? "UTC",
      from,
      to,
      query.timeZone === undefined ? first.field : "timeZone",
    ),
    maxSlots,
  };
}

/** `readTiming` for a query that lists its hosts directly. */
export function readQueryTiming(query: SlotQuery, limits: SlotLimits): Timing {
  return readTiming(
    query,
    { timeZone: query.hosts[0]?.timeZone, field: "hosts[0].timeZone" },
    limits,
  );
}

/** The table of a zone for a range and the weeks that reach into it. */
export function zoneTableAround(
  timeZone: string,
  from: number,
  to: number,
  field: string,
): ZoneTable {
  return zoneTableFor(timeZone, from - MARGIN, to + MARGIN, field);
}

function readAlignTo(alignTo: number): number {
  requireMinutes(alignTo, "alignTo", 1);
  if (1_440 % alignTo !== 0) {
    throw new InvalidInputError(
      "alignTo",
      `must divide a day's 1,440 minutes; ${alignTo} does not`,
    );
  }
  return minutesToMilliseconds(alignTo);
}

function requireBound(value: number, field: string, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new InvalidInputError(field, `must be a whole number from 1 to ${most}, not ${value}`);
}
