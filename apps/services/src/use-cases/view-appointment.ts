import { type EventRoom, readEventRoom } from "@convene/calendar/connected";
import {
  type Appointment,
  type AppointmentSeries,
  type Client,
  type HistoryEntry,
  type Resource,
  readHistory,
  type Service,
  type Work,
} from "@convene/prisma";
import {
  InvalidTransitionError,
  NotFoundError,
  remainingReschedules,
  type SchedulingError,
  whyNotCancellable,
  whyNotReschedulable,
} from "@convene/scheduling-core";
import { appointmentStatus } from "../domain/appointment-status.ts";
import { changeableUntil, whyNotChangeable } from "../domain/change-policy.ts";
import type { Audience } from "../domain/slot-rules.ts";

/** What may still be done, by whoever looks. */
export interface PossibleChanges {
  /** The refusal that it would meet; null where it can be done. */
  readonly whyNotMove: SchedulingError | null;
  readonly whyNotCancel: SchedulingError | null;
  /** Until when a client may move or cancel it. */
  readonly changeableUntil: Date;
  /** How often it may still be moved; null: without limit. */
  readonly remainingReschedules: number | null;
}

export interface AppointmentView {
  readonly appointment: Appointment;
  readonly service: Service;
  readonly client: Client;
  readonly host: Resource;
  /** The series that it is one of; null: none. */
  readonly series: AppointmentSeries | null;
  /** Where it takes place online; null: it does not. */
  readonly room: EventRoom | null;
  readonly changes: PossibleChanges;
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}

/**
 * An appointment as its client or the staff sees it, with what can still be done to it.
 *
 * @param scope.hostId Only where it is theirs; left out: whoever gives it.
 * @throws NotFoundError also for somebody else's
 */
export async function viewAppointment(
  { tx, tenantId, now }: Work,
  appointmentId: string,
  audience: Audience,
  { hostId }: { readonly hostId?: string | undefined } = {},
): Promise<AppointmentView> {
  const found = await tx.appointment.findUnique({
    where: { tenantId_id: { tenantId, id: appointmentId } },
    include: {
      service: true,
      client: true,
      host: true,
      series: true,
      changes: { orderBy: [{ at: "asc" }, { id: "asc" }] },
    },
  });
  const isTheirs = hostId === undefined || found?.hostResourceId === hostId;
  if (!found || !isTheirs) throw new NotFoundError("appointment");
  const { service, client, host, series, changes, ...appointment } = found;
  return {
    appointment,
    service,
    client,
    host,
    series,
    room: await readEventRoom(tx, { kind: "appointment", row: appointment }),
    changes: possibleChanges(appointment, service, audience, now),
    history: await readHistory(tx, changes, client.name),
  };
}

/** What may still be done to an appointment at `now`. */
export function possibleChanges(
  appointment: Pick<
    Appointment,
    "scheduledStart" | "cancelledAt" | "status" | "rescheduleCount" | "rescheduleLimit"
  >,
  { changeNoticeMinutes }: Pick<Service, "changeNoticeMinutes">,
  audience: Audience,
  now: Date,
): PossibleChanges {
  const { scheduledStart, cancelledAt, rescheduleCount, rescheduleLimit } = appointment;
  const closable = { cancelledAt, isFinal: appointmentStatus.isFinal(appointment.status) };
  const notice = { scheduledStart, changeNoticeMinutes };
  const tooLate = audience === "client" ? whyNotChangeable(notice, now) : null;
  // Moving would make it confirmed again, which one that has begun cannot become.
  const begun =
    appointment.status === "in_progress"
      ? new InvalidTransitionError(appointment.status, "confirmed")
      : null;
  return {
    whyNotMove:
      whyNotReschedulable({ ...closable, rescheduleCount, rescheduleLimit }) ?? begun ?? tooLate,
    whyNotCancel: whyNotCancellable(closable) ?? tooLate,
    changeableUntil: changeableUntil(notice),
    remainingReschedules: remainingReschedules(appointment),
  };
}
