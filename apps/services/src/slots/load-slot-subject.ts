import {
  resourcesOfSession,
  type Service,
  type Transaction,
  type WantedHost,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { differenceInMinutes } from "date-fns";
import { bookableHost } from "./bookable-host.ts";
import { loadBookableService } from "./load-bookable-service.ts";
import { needsOf, readsNeeds } from "./needs-of.ts";
import type { SlotSubject } from "./slot-subject.ts";

/** What times are looked for: a service to be booked, or an appointment to be moved. */
export type SlotsFor = BookWish | MoveWish;

interface BookWish {
  readonly serviceId: string;
  /** Left out: anyone who gives the service. */
  readonly hostId?: string | undefined;
  /** The caller's own hold. */
  readonly holdId?: string | undefined;
}

/** How an appointment is to become. */
interface MoveWish {
  readonly appointmentId: string;
  /** Who is to give it instead; left out: who does. */
  readonly hostId?: string | undefined;
  /** How long it is to be instead; left out: as long as it is. */
  readonly durationMinutes?: number | undefined;
}

/**
 * Reads what the times must suit. An appointment keeps its host, its length and its buffers as they
 * were agreed, whatever has become of the service since; a place in a session is moved to any other
 * session of the service.
 *
 * @throws NotFoundError
 */
export async function loadSlotSubject(tx: Transaction, of: SlotsFor): Promise<SlotSubject> {
  return "serviceId" in of
    ? await loadBookableService(tx, of.serviceId, of.hostId, of.holdId)
    : await toMove(tx, of);
}

async function toMove(tx: Transaction, of: MoveWish): Promise<SlotSubject> {
  const { appointmentId, hostId } = of;
  const appointment = await tx.appointment.findFirst({
    where: { id: appointmentId },
    include: {
      service: { include: { hosts: { where: { resource: bookableHost } }, needs: readsNeeds } },
      reservations: { select: { resourceId: true } },
    },
  });
  if (!appointment) throw new NotFoundError("appointment");
  const { service, hostResourceId, sessionId, scheduledStart, scheduledEnd } = appointment;
  if (sessionId !== null) return await toMovePlace(tx, { ...appointment, sessionId });
  const newHost = hostId === undefined || hostId === hostResourceId ? hostResourceId : hostId;
  const asHost = service.hosts.find((host) => host.resourceId === newHost);
  if (!asHost && newHost !== hostResourceId) throw new NotFoundError("host of this service");
  return {
    rules: {
      ...service,
      durationMinutes: of.durationMinutes ?? differenceInMinutes(scheduledEnd, scheduledStart),
      bufferBeforeMinutes: appointment.bufferBeforeMinutes,
      bufferAfterMinutes: appointment.bufferAfterMinutes,
    },
    hosts: [{ resourceId: newHost, scheduleId: asHost?.scheduleId ?? null }],
    needs: needsOf(service.needs),
    except: { appointmentId },
    held: appointment.reservations.map(({ resourceId }) => resourceId),
  };
}

async function toMovePlace(
  tx: Transaction,
  {
    id: appointmentId,
    hostResourceId,
    sessionId,
    service,
  }: {
    readonly id: string;
    readonly hostResourceId: string;
    readonly sessionId: string;
    readonly service: Service & {
      readonly hosts: readonly WantedHost[];
      readonly needs: Parameters<typeof needsOf>[0];
    };
  },
): Promise<SlotSubject> {
  const { capacity, plannedOnly } = service;
  // A session that ends with whoever leaves it is not in their way.
  const endsWithThem = await tx.groupSession.findFirst({
    where: { id: sessionId, planned: false, places: { every: { appointmentId } } },
    select: { id: true },
  });
  const hostIds = service.hosts.map((host) => host.resourceId);
  const own = { appointmentId };
  return {
    rules: service,
    // Others' sessions can be joined; a new one is with whom they booked.
    hosts: service.hosts.filter((host) => host.resourceId === hostResourceId),
    needs: needsOf(service.needs),
    group: { serviceId: service.id, hostIds, capacity, plannedOnly, own },
    except: endsWithThem ? { sessionId } : { appointmentId },
    held: await resourcesOfSession(tx, sessionId),
  };
}
