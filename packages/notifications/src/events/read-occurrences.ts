import type { Appointment, ScheduledEvent, Transaction } from "@convene/prisma";
import { type Interval, InvalidInputError, toInstant } from "@convene/scheduling-core";
import type { SeveralOccurrences } from "../notice.ts";

/** Occurrences of a series, as whoever makes or changes them knows them. */
export interface AnnouncedSeries {
  /** RFC 5545 RRULE, without DTSTART. */
  readonly rule: string;
  /** The times of those that the message is about, the earliest first; rows of the series. */
  readonly occurrences: readonly Interval[];
  /** IANA: the wall clock by which it repeats. */
  readonly timeZone: string;
}

/**
 * The occurrences with what a calendar has to know of them, and their rows.
 *
 * @throws InvalidInputError naming `event` where it is part of no series, and `series.occurrences`
 *   where there is none of them
 */
export async function readOccurrences(
  tx: Transaction,
  event: ScheduledEvent,
  { rule, occurrences, timeZone }: AnnouncedSeries,
): Promise<{ readonly series: SeveralOccurrences; readonly rows: readonly Appointment[] }> {
  const { tenantId } = event.row;
  const id = event.kind === "appointment" ? event.row.seriesId : null;
  if (id === null) throw new InvalidInputError("event", "is part of no series");
  const { startLocal, extendedUntil } = await tx.appointmentSeries.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    select: { startLocal: true, extendedUntil: true },
  });
  const rows = await tx.appointment.findMany({
    where: { seriesId: id, scheduledStart: { in: occurrences.map(({ start }) => start) } },
    orderBy: { scheduledStart: "asc" },
  });
  if (rows.length === 0) throw new InvalidInputError("series.occurrences", "are not there");
  return {
    rows,
    series: {
      id,
      rule,
      timeZone,
      start: toInstant(startLocal, timeZone),
      madeUntil: extendedUntil,
      occurrences: rows.map(({ occurrenceAt, scheduledStart, scheduledEnd, version }) => ({
        at: occurrenceAt ?? scheduledStart,
        start: scheduledStart,
        end: scheduledEnd,
        version,
      })),
    },
  };
}
