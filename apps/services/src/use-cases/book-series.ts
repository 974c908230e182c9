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
import { uuidv7 } from "uuidv7";
import { SeriesClashError } from "../domain/series-clash-error.ts";
import { isOver } from "../domain/series-rule.ts";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import { writeOccurrence } from "../slots/write-occurrence.ts";
import { findClient } from "./find-client.ts";
import { type ClientDetails, keepClient } from "./keep-client.ts";
import { firstOccurrences, type SeriesRequest } from "./preview-series.ts";

/** What is to become of an occurrence that cannot be had, or is not wanted. */
export interface OccurrenceDecision {
  /** When it would begin. */
  readonly at: Date;
  /** Where it takes place instead; null: it does not. */
  readonly moveTo: Date | null;
}

export interface SeriesBooking extends SeriesRequest {
  readonly client: ClientDetails | { readonly id: string };
  readonly notes?: string | undefined;
  readonly decisions: readonly OccurrenceDecision[];
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
 * Books a series: all of its occurrences of the next half year, or none. Everybody is told once.
 *
 * @throws SeriesClashError where an occurrence cannot be had and nothing was decided about it
 * @throws InvalidInputError naming `rule`, `start`, or `decisions` where one is about no occurrence or
 *   nothing is left
 * @throws NotFoundError for a service, host or client that is not there
 */
export async function bookSeries(
  work: Work,
  request: SeriesBooking,
  ports: SeriesPorts,
): Promise<BookedSeries> {
  const { tx, tenantId, now } = work;
  const { serviceId, hostId, startLocal, timeZone, rule, notes, decisions, by } = request;
  const { service } = await loadBookableService(tx, serviceId, hostId);
  const client =
    "id" in request.client
      ? await findClient(work, request.client.id)
      : await keepClient(work, { client: request.client, timeZone }, by);

  const { durationMinutes } = service;
  const times = { rule, startLocal, timezone: timeZone, durationMinutes, excluded: [] };
  const { occurrences, until } = firstOccurrences(times, now);
  const decided = new Map(decisions.map(({ at, moveTo }) => [at.getTime(), moveTo]));
  const known = new Set(occurrences.map(({ start }) => start.getTime()));
  if ([...decided.keys()].some((at) => !known.has(at))) {
    throw new InvalidInputError("decisions", "are about a time that is no occurrence");
  }
  const skipped = occurrences.filter(({ start }) => decided.get(start.getTime()) === null);
  if (skipped.length === occurrences.length) {
    throw new InvalidInputError("rule", "leaves nothing to book");
  }
  const series = await tx.appointmentSeries.create({
    data: {
      ...times,
      tenantId,
      id: uuidv7(),
      serviceId,
      clientId: client.id,
      hostResourceId: hostId,
      excluded: skipped.map(({ start }) => start),
      extendedUntil: until,
      endedAt: isOver(times, until) ? now : null,
      createdAt: now,
    },
  });

  const appointments: Appointment[] = [];
  const clashes: Date[] = [];
  for (const { start: at } of occurrences) {
    const moveTo = decided.get(at.getTime());
    if (moveTo === null) continue;
    const start = moveTo ?? at;
    const written = await writeOccurrence(work, { series, at, start, notes, by });
    if (written) appointments.push(written);
    else clashes.push(at);
  }
  if (clashes.length > 0) throw new SeriesClashError(clashes);
  await tellOfSeries(work, series, appointments, ports);
  return { series, appointments };
}

/** Rooms and calendars of each, one message about all. */
async function tellOfSeries(
  { tx }: Work,
  series: AppointmentSeries,
  appointments: readonly Appointment[],
  ports: SeriesPorts,
): Promise<void> {
  for (const row of appointments) await ports.followBooking(tx, { kind: "appointment", row });
  const [first] = appointments.toSorted((a, b) => +a.scheduledStart - +b.scheduledStart);
  if (!first) return;
  await ports.announceSeries(tx, {
    event: { kind: "appointment", row: first },
    series: announcedSeries(series, appointments),
  });
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
