import type { Work } from "@convene/prisma";
import { type Interval, toInstant } from "@convene/scheduling-core";
import { addDays, max } from "date-fns";
import { judgeSlot } from "../domain/judge-slot.ts";
import type { OfferedSlot } from "../domain/offered-slots.ts";
import {
  isOver,
  occurrencesOf,
  SERIES_AHEAD_DAYS,
  type SeriesTimes,
} from "../domain/series-rule.ts";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { loadCandidates } from "../slots/load-candidates.ts";
import { findAlternatives } from "./find-alternatives.ts";

export interface SeriesRequest {
  readonly serviceId: string;
  readonly hostId: string;
  /** Of the first occurrence, `YYYY-MM-DDTHH:mm:ss` in `timeZone`. */
  readonly startLocal: string;
  /** IANA. */
  readonly timeZone: string;
  /** RFC 5545 RRULE. */
  readonly rule: string;
}

export interface PreviewedOccurrence extends Interval {
  /** Whether it can be had. */
  readonly isFree: boolean;
  /** The free times nearest to one that cannot; of the first few such. */
  readonly alternatives: readonly OfferedSlot[];
}

export interface SeriesPreview {
  readonly occurrences: readonly PreviewedOccurrence[];
  /** Later ones are made as time goes on. */
  readonly until: Date;
  /** Whether more are to come after that. */
  readonly goesOn: boolean;
}

/** Who has more clashes than that chooses another time. */
const MOST_WITH_ALTERNATIVES = 12;

/**
 * Each occurrence of a series that is to be booked, and what stands in its way.
 *
 * @throws InvalidInputError naming `rule` or `start`
 * @throws UnknownTimeZoneError
 * @throws NotFoundError for a service or host that cannot be booked
 */
export async function previewSeries(work: Work, request: SeriesRequest): Promise<SeriesPreview> {
  const { tx, now } = work;
  const { serviceId, hostId, startLocal, timeZone, rule } = request;
  const { service, ...subject } = await loadBookableService(tx, serviceId, hostId);
  const { durationMinutes } = service;
  const series = { rule, startLocal, timezone: timeZone, durationMinutes, excluded: [] };
  const { occurrences, until } = firstOccurrences(series, now);
  const range = { start: now, end: addDays(until, 1) };
  const candidates = await loadCandidates(tx, subject, range);
  const previewed: PreviewedOccurrence[] = [];
  let asked = 0;
  for (const { start, end } of occurrences) {
    const isFree = judgeSlot(service, candidates, { start, now, audience: "staff" }).offered;
    const asksMore = !isFree && asked++ < MOST_WITH_ALTERNATIVES;
    const alternatives = asksMore
      ? await findAlternatives(work, { of: { serviceId, hostId }, start, audience: "staff" })
      : [];
    previewed.push({ start, end, isFree, alternatives });
  }
  return { occurrences: previewed, until, goesOn: !isOver(series, until) };
}

/** The occurrences that are made when a series is booked at `now`. */
export function firstOccurrences(
  series: SeriesTimes,
  now: Date,
): { readonly occurrences: readonly Interval[]; readonly until: Date } {
  const first = toInstant(series.startLocal, series.timezone);
  const until = addDays(max([first, now]), SERIES_AHEAD_DAYS);
  return { occurrences: occurrencesOf(series, { start: first, end: until }), until };
}
