import { type Actor, lockEvent, type Work } from "@convene/prisma";
import { EventClosedError, InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { loadBookableService } from "../slots/load-bookable-service.ts";
import {
  type BookedSeries,
  makeSeries,
  type OccurrenceDecision,
  type SeriesPorts,
} from "./make-series.ts";
import { seriesTimesOf } from "./preview-series.ts";

interface RepeatRequest {
  readonly appointmentId: string;
  /** RFC 5545 RRULE; it has to give the appointment's own time. */
  readonly rule: string;
  readonly decisions: readonly OccurrenceDecision[];
  readonly by: Actor;
}

/**
 * Makes an appointment the first of a series: all of its occurrences of the next half year are booked,
 * or none. Everybody is told once.
 *
 * @throws NotFoundError for an appointment that is not there, or whose service is not given any more
 * @throws InvalidInputError naming `appointmentId` where it is one of a series already, `rule` where that
 *   leaves it out, or as booking a series does
 * @throws EventClosedError for one that was cancelled
 * @throws SeriesClashError where an occurrence cannot be had and nothing was decided about it
 */
export async function repeatAppointment(
  work: Work,
  { appointmentId, rule, decisions, by }: RepeatRequest,
  ports: SeriesPorts,
): Promise<BookedSeries> {
  const { tx, tenantId } = work;
  const exists = await lockEvent(tx, "appointment", appointmentId);
  if (!exists) throw new NotFoundError("appointment");
  const { host, ...first } = await tx.appointment.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: { host: { select: { timeZone: true } } },
  });
  if (first.seriesId !== null) {
    throw new InvalidInputError("appointmentId", "is one of a series already");
  }
  if (first.cancelledAt !== null) throw new EventClosedError("cancelled");
  const { serviceId, hostResourceId: hostId, clientId, notes } = first;
  await loadBookableService(tx, serviceId, hostId);
  return await makeSeries(
    work,
    {
      times: seriesTimesOf({ ...first, host }, rule),
      serviceId,
      hostId,
      clientId,
      ...(notes !== null && { notes }),
      decisions,
      first,
      by,
    },
    ports,
  );
}
