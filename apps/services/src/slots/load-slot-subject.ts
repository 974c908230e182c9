import type { ReservationPurpose, Transaction, WantedHost } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { differenceInMinutes } from "date-fns";
import type { SlotRules } from "../domain/slot-rules.ts";
import { loadBookableService } from "./load-bookable-service.ts";

/** What times are looked for: a service to be booked, or an appointment to be moved. */
export type SlotsFor =
  | {
      readonly serviceId: string;
      /** Left out: anyone who gives the service. */
      readonly hostId?: string | undefined;
      /** The caller's own hold. */
      readonly holdId?: string | undefined;
    }
  | { readonly appointmentId: string };

/** What the times must suit. */
export interface SlotSubject {
  readonly rules: SlotRules;
  /** Who may give it; one of them will. */
  readonly hosts: readonly WantedHost[];
  /** The appointment to be moved, or the caller's own hold: it is not in its own way. */
  readonly except?: ReservationPurpose;
}

/**
 * Reads what the times must suit. An appointment keeps its host, its length and its buffers as they
 * were agreed, whatever has become of the service since.
 *
 * @throws NotFoundError
 */
export async function loadSlotSubject(tx: Transaction, of: SlotsFor): Promise<SlotSubject> {
  if ("serviceId" in of) {
    const { service, hosts } = await loadBookableService(tx, of.serviceId, of.hostId);
    return {
      rules: service,
      hosts,
      ...(of.holdId !== undefined && { except: { holdId: of.holdId } }),
    };
  }
  const { appointmentId } = of;
  const appointment = await tx.appointment.findFirst({
    where: { id: appointmentId },
    include: { service: { include: { hosts: true } } },
  });
  if (!appointment) throw new NotFoundError("appointment");
  const { service, hostResourceId, scheduledStart, scheduledEnd } = appointment;
  const asHost = service.hosts.find((host) => host.resourceId === hostResourceId);
  return {
    rules: {
      ...service,
      durationMinutes: differenceInMinutes(scheduledEnd, scheduledStart),
      bufferBeforeMinutes: appointment.bufferBeforeMinutes,
      bufferAfterMinutes: appointment.bufferAfterMinutes,
    },
    hosts: [{ resourceId: hostResourceId, scheduleId: asHost?.scheduleId ?? null }],
    except: { appointmentId },
  };
}
