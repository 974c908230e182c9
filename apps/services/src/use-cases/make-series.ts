import type { NewSeries } from "@convene/notifications";
import {
  type Actor,
  type Appointment,
  type AppointmentSeries,
  announce,
  type ScheduledEvent,
  type Transaction,
  type Work,
} from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { isEqual } from "date-fns";
import { uuidv7 } from "uuidv7";
import { SeriesClashError } from "../domain/series-clash-error.ts";
import { isOver, type SeriesTimes } from "../domain/series-rule.ts";
import { writeOccurrence } from "../slots/write-occurrence.ts";
import { firstOccurrences } from "./preview-series.ts";

/** What is to become of an occurrence that cannot be had, or is not wanted. */
export interface OccurrenceDecision {
  /** When it would begin. */
  readonly at: Date;
  /** Where it takes place instead; null: it does not. */
  readonly moveTo: Date | null;
}

/** A series that is to be. */
interface WantedSeries {
  readonly times: SeriesTimes;
  readonly serviceId: string;
  readonly hostId: string;
  readonly clientId: string;
  readonly notes?: string | undefined;
  readonly decisions: readonly OccurrenceDecision[];
  /** The first occurrence, where it is booked already; locked by the caller. */
  readonly first?: Appointment | undefined;
  readonly by: Actor;
}

export interface SeriesPorts {
  /** The room and the calendars of an occurrence. */
  followBooking(tx: Transaction, event: ScheduledEvent): Promise<void>;
  announceSeries(tx: Transaction, booked: NewSeries): Promise<void>;
}

export interface BookedSeries {
  readonly series: AppointmentSeries;
  /** Ascending. */
  readonly appointments: readonly Appointment[];
}

/**
 * Writes a series and its occurrences of the next half year, all or none, and tells everybody once.
 *
 * @throws SeriesClashError where an occurrence cannot be had and nothing was decided about it
 * @throws InvalidInputError naming `rule`, `start`, or `decisions` where one is about no occurrence or
 *   nothing is left
 */
export async function makeSeries(
  work: Work,
  { times, serviceId, hostId, clientId, notes, decisions, first, by }: WantedSeries,
  ports: SeriesPorts,
): Promise<BookedSeries> {
  const { tx, tenantId, now } = work;
  const { occurrences, until } = firstOccurrences(times, now);
  const decided = new Map(decisions.map(({ at, moveTo }) => [at.getTime(), moveTo]));
  const known = new Set(occurrences.map(({ start }) => start.getTime()));
  if ([...decided.keys()].some((at) => !known.has(at))) {
    throw new InvalidInputError("decisions", "are about a time that is no occurrence");
  }
  const isFirst = (start: Date) => first !== undefined && isEqual(start, first.scheduledStart);
  if (first && !occurrences.some(({ start }) => isFirst(start))) {
    throw new InvalidInputError("rule", "leaves out the appointment that is repeated");
  }
  if (first && decided.has(first.scheduledStart.getTime())) {
    throw new InvalidInputError("decisions", "are about the appointment that is repeated");
  }
  const skipped = occurrences.filter(({ start }) => decided.get(start.getTime()) === null);
  if (skipped.length === occurrences.length) {
    throw new InvalidInputError("rule", "leaves nothing to book");
  }
  const { rule, startLocal, timezone, durationMinutes } = times;
  const series = await tx.appointmentSeries.create({
    data: {
      rule,
      startLocal,
      timezone,
      durationMinutes,
      tenantId,
      id: uuidv7(),
      serviceId,
      clientId,
      hostResourceId: hostId,
      notes: notes ?? null,
      excluded: skipped.map(({ start }) => start),
      extendedUntil: until,
      endedAt: isOver(times, until) ? now : null,
      createdAt: now,
    },
  });

  const made: Appointment[] = [];
  const clashes: Date[] = [];
  for (const { start: at } of occurrences) {
    const moveTo = decided.get(at.getTime());
    if (moveTo === null || isFirst(at)) continue;
    const start = moveTo ?? at;
    const written = await writeOccurrence(work, { series, at, start, by });
    if (written) made.push(written);
    else clashes.push(at);
  }
  if (clashes.length > 0) throw new SeriesClashError(clashes);
  for (const row of made) await ports.followBooking(tx, { kind: "appointment", row });
  const appointments = [...(first ? [await join(work, first, series)] : []), ...made];
  await tellOfSeries(work, series, appointments, ports);
  return { series, appointments };
}

/** An appointment that was booked by itself becomes the first of a series. */
async function join(
  { tx, tenantId }: Work,
  { id, scheduledStart }: Appointment,
  series: AppointmentSeries,
): Promise<Appointment> {
  await tx.appointment.update({
    where: { tenantId_id: { tenantId, id } },
    data: { seriesId: series.id, occurrenceAt: scheduledStart },
    select: { id: true },
  });
  await announce(tx, { subject: "appointment", id, change: "changed" });
  return await tx.appointment.findUniqueOrThrow({ where: { tenantId_id: { tenantId, id } } });
}

/** One message about all. */
async function tellOfSeries(
  { tx, now }: Work,
  series: AppointmentSeries,
  appointments: readonly Appointment[],
  ports: SeriesPorts,
): Promise<void> {
  const [first] = appointments
    .filter(({ scheduledStart }) => scheduledStart > now)
    .toSorted((a, b) => +a.scheduledStart - +b.scheduledStart);
  if (first) {
    await ports.announceSeries(tx, {
      event: { kind: "appointment", row: first },
      series: announcedSeries(series, appointments),
    });
  }
  await announce(tx, { subject: "series", id: series.id, change: "created" });
}

/** A series with some of its occurrences, as messages tell of it. */
export function announcedSeries(
  { rule, timezone }: Pick<AppointmentSeries, "rule" | "timezone">,
  appointments: readonly Pick<Appointment, "scheduledStart" | "scheduledEnd">[],
): NewSeries["series"] {
  return {
    rule,
    timeZone: timezone,
    occurrences: appointments
      .map(({ scheduledStart: start, scheduledEnd: end }) => ({ start, end }))
      .sort((a, b) => +a.start - +b.start),
  };
}
