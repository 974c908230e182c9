import type { Appointment, Resource, Work } from "@convene/prisma";
import { type Interval, NotFoundError, toInstant, toLocal } from "@convene/scheduling-core";
import { addDays, differenceInMinutes, isEqual, max } from "date-fns";
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
import { loadSlotSubject, type SlotsFor } from "../slots/load-slot-subject.ts";
import { type ExplainedSlot, explainSlot } from "./explain-slot.ts";
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
  /** Why not; null where it can be had, or is not among the first few that cannot. */
  readonly explanation: ExplainedSlot | null;
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
const MOST_EXPLAINED = 12;

/**
 * Each occurrence of a series that is to be booked, and what stands in its way.
 *
 * @throws InvalidInputError naming `rule` or `start`
 * @throws UnknownTimeZoneError
 * @throws NotFoundError for a service or host that cannot be booked
 */
export async function previewSeries(work: Work, request: SeriesRequest): Promise<SeriesPreview> {
  const { serviceId, hostId, startLocal, timeZone, rule } = request;
  const { service } = await loadBookableService(work.tx, serviceId, hostId);
  const { durationMinutes } = service;
  const series = { rule, startLocal, timezone: timeZone, durationMinutes, excluded: [] };
  return await previewTimes(work, series, { of: { serviceId, hostId } });
}

/**
 * The same of a series that an appointment is to be the first occurrence of.
 *
 * @throws InvalidInputError naming `rule`
 * @throws NotFoundError for an appointment that is not there
 */
export async function previewRepeat(
  work: Work,
  { appointmentId, rule }: { readonly appointmentId: string; readonly rule: string },
): Promise<SeriesPreview> {
  const { tx, tenantId } = work;
  const first = await tx.appointment.findUnique({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: { host: { select: { timeZone: true } } },
  });
  if (!first) throw new NotFoundError("appointment");
  return await previewTimes(work, seriesTimesOf(first, rule), { of: { appointmentId }, first });
}

interface RepeatedAppointment extends Pick<Appointment, "scheduledStart" | "scheduledEnd"> {
  readonly host: Pick<Resource, "timeZone">;
}

/** A series that begins with an appointment: by the clock of where it takes place, and as long. */
export function seriesTimesOf(first: RepeatedAppointment, rule: string): SeriesTimes {
  const { scheduledStart, scheduledEnd, host } = first;
  return {
    rule,
    startLocal: toLocal(scheduledStart, host.timeZone).local,
    timezone: host.timeZone,
    durationMinutes: differenceInMinutes(scheduledEnd, scheduledStart),
    excluded: [],
  };
}

async function previewTimes(
  work: Work,
  series: SeriesTimes,
  { of, first }: { readonly of: SlotsFor; readonly first?: Pick<Appointment, "scheduledStart"> },
): Promise<SeriesPreview> {
  const { tx, now } = work;
  const { occurrences, until } = firstOccurrences(series, now);
  const subject = await loadSlotSubject(tx, of);
  const range = { start: now, end: addDays(until, 1) };
  const candidates = await loadCandidates(tx, subject, range);
  const judged = occurrences.map((span) => ({
    ...span,
    isFree:
      (first !== undefined && isEqual(span.start, first.scheduledStart)) ||
      judgeSlot(subject.rules, candidates, { start: span.start, now, audience: "staff" }).offered,
  }));
  const previewed = await explainOccurrences(work, judged, () => of);
  return { occurrences: previewed, until, goesOn: !isOver(series, until) };
}

/** Says of the first few that cannot be had why not, and what can. */
export async function explainOccurrences<O extends Interval & { readonly isFree: boolean }>(
  work: Work,
  occurrences: readonly O[],
  subjectOf: (occurrence: O) => SlotsFor,
): Promise<(O & Pick<PreviewedOccurrence, "explanation" | "alternatives">)[]> {
  const explained: (O & Pick<PreviewedOccurrence, "explanation" | "alternatives">)[] = [];
  let asked = 0;
  for (const occurrence of occurrences) {
    if (occurrence.isFree || asked++ >= MOST_EXPLAINED) {
      explained.push({ ...occurrence, explanation: null, alternatives: [] });
      continue;
    }
    const ask = {
      of: subjectOf(occurrence),
      start: occurrence.start,
      audience: "staff" as const,
    };
    const explanation = await explainSlot(work, ask);
    explained.push({ ...occurrence, explanation, alternatives: await findAlternatives(work, ask) });
  }
  return explained;
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
