import {
  type Actor,
  announce,
  type EventEffects,
  type GroupSession,
  releaseReservations,
  resourcesOfSession,
  type Work,
} from "@convene/prisma";
import { ConcurrentChangeError, NotFoundError } from "@convene/scheduling-core";
import { differenceInMinutes } from "date-fns";
import { bookableHost } from "../slots/bookable-host.ts";
import { lockSessionAppointments } from "../slots/lock-session-appointments.ts";
import { needsOf, readsNeeds } from "../slots/needs-of.ts";
import { reserveSlot } from "../slots/reserve-slot.ts";
import { settleSlot } from "../slots/settle-slot.ts";
import { writeMove } from "../slots/write-move.ts";
import { findSession, requireOpenSession, type SessionScope } from "./find-session.ts";

interface MoveSessionRequest extends SessionScope {
  readonly sessionId: string;
  readonly start: Date;
  /** Who is to give it; left out: who does. */
  readonly toHostId?: string | undefined;
  readonly by: Actor;
  readonly reason?: string | undefined;
}

interface MoveSessionPorts {
  /** What follows for others: open pages, people, calendars. */
  readonly effects: Pick<EventEffects, "rescheduled">;
}

/**
 * Moves a session with everybody in it, as long as it was; they are all told. It does not count as one of
 * the moves that a client has.
 *
 * @throws NotFoundError for a session that is not there, or somebody who does not give the service
 * @throws EventClosedError for one that was cancelled
 * @throws SlotTakenError
 * @throws SlotNotOfferedError
 * @throws ConcurrentChangeError where somebody else has just changed it
 */
export async function moveSession(
  work: Work,
  { sessionId, hostId, start, toHostId, by, reason }: MoveSessionRequest,
  { effects }: MoveSessionPorts,
): Promise<GroupSession> {
  const { tx, tenantId, now } = work;
  const before = await findSession(tx, sessionId, { hostId });
  await lockSessionAppointments(tx, sessionId, { wait: true });
  const service = await tx.service.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: before.serviceId } },
    include: { hosts: { where: { resource: bookableHost } }, needs: readsNeeds },
  });
  const newHostId = toHostId ?? before.hostResourceId;
  const asHost = service.hosts.find((host) => host.resourceId === newHostId);
  if (!asHost && newHostId !== before.hostResourceId)
    throw new NotFoundError("host of this service");
  const { bufferBeforeMinutes, bufferAfterMinutes } = before;
  const slot = await settleSlot(tx, {
    rules: {
      ...service,
      durationMinutes: differenceInMinutes(before.scheduledEnd, before.scheduledStart),
      bufferBeforeMinutes,
      bufferAfterMinutes,
    },
    hosts: [{ resourceId: newHostId, scheduleId: asHost?.scheduleId ?? null }],
    needs: needsOf(service.needs),
    except: { sessionId },
    held: await resourcesOfSession(tx, sessionId),
    start,
    audience: "staff",
    now,
  });
  const current = await findSession(tx, sessionId);
  requireOpenSession(current);
  if (current.hostResourceId !== before.hostResourceId) {
    throw new ConcurrentChangeError("The session");
  }
  const ids = await lockSessionAppointments(tx, sessionId, { wait: false });

  const to = { start: slot.start, end: slot.end };
  const session = await tx.groupSession.update({
    where: { tenantId_id: { tenantId, id: sessionId } },
    data: { hostResourceId: slot.hostId, scheduledStart: to.start, scheduledEnd: to.end },
  });
  await releaseReservations(tx, { sessionId });
  await reserveSlot(work, { service: before, slot, purpose: { sessionId } });
  const appointments = await tx.appointment.findMany({
    where: { id: { in: ids } },
    orderBy: { id: "asc" },
  });
  for (const appointment of appointments) {
    const data = { hostResourceId: slot.hostId };
    await writeMove(work, appointment, { to, by, reason, data }, effects);
  }
  await announce(tx, { subject: "reservation", id: sessionId, change: "changed" });
  return session;
}
