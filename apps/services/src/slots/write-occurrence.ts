import type { Actor, Appointment, AppointmentSeries, Service, Work } from "@convene/prisma";
import { SlotNotOfferedError, SlotTakenError } from "@convene/scheduling-core";
import { loadBookableService } from "./load-bookable-service.ts";
import { settleSlot } from "./settle-slot.ts";
import { writeAppointment } from "./write-appointment.ts";

interface Occurrence {
  readonly series: Pick<
    AppointmentSeries,
    | "id"
    | "serviceId"
    | "hostResourceId"
    | "clientId"
    | "timezone"
    | "durationMinutes"
    | "price"
    | "notes"
  >;
  /** By the rule. */
  readonly at: Date;
  /** When it takes place. */
  readonly start: Date;
  readonly by: Actor;
}

/**
 * Books one occurrence of a series, as staff do: bound by hours and what is taken, not by the notice.
 * Telling people is the caller's.
 *
 * @returns null where its time cannot be had
 * @throws NotFoundError for a service or host that cannot be booked any more
 */
export async function writeOccurrence(
  work: Work,
  { series, at, start, by }: Occurrence,
): Promise<Appointment | null> {
  const { id: seriesId, serviceId, hostResourceId, clientId, timezone, durationMinutes } = series;
  const loaded = await loadBookableService(work.tx, serviceId, hostResourceId);
  // As long as was agreed, and for that price, whatever has become of the service since.
  const service: Service = {
    ...loaded.service,
    durationMinutes,
    price: series.price ?? loaded.service.price,
  };
  try {
    const slot = await settleSlot(work.tx, {
      ...loaded,
      rules: service,
      start,
      audience: "staff",
      now: work.now,
    });
    return await writeAppointment(work, {
      service,
      slot,
      clientId,
      timeZone: timezone,
      occurrence: { seriesId, at },
      notes: series.notes ?? undefined,
      by,
    });
  } catch (error) {
    if (error instanceof SlotTakenError || error instanceof SlotNotOfferedError) return null;
    throw error;
  }
}
