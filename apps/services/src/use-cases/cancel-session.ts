import {
  type Actor,
  announce,
  type GroupSession,
  lockSession,
  releaseReservations,
  type Work,
} from "@convene/prisma";
import { lockSessionAppointments } from "../slots/lock-session-appointments.ts";
import { cancelAppointment } from "./cancel-appointment.ts";
import { findSession, requireOpenSession, type SessionScope } from "./find-session.ts";

interface CancelSessionRequest extends SessionScope {
  readonly sessionId: string;
  readonly by: Actor;
  readonly reason?: string | undefined;
}

/**
 * Cancels a session with everybody in it; they are all told, and places that are held are lost.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that was cancelled already
 */
export async function cancelSession(
  work: Work,
  { sessionId, hostId, by, reason }: CancelSessionRequest,
): Promise<GroupSession> {
  const { tx, tenantId, now } = work;
  await findSession(tx, sessionId, { hostId });
  await lockSessionAppointments(tx, sessionId, { wait: true });
  await lockSession(tx, sessionId);
  requireOpenSession(await findSession(tx, sessionId));
  const ids = await lockSessionAppointments(tx, sessionId, { wait: false });
  for (const appointmentId of ids) {
    await cancelAppointment(work, { appointmentId, by, reason });
  }
  await tx.sessionPlace.deleteMany({ where: { sessionId, holdId: { not: null } } });
  const session = await tx.groupSession.update({
    where: { tenantId_id: { tenantId, id: sessionId } },
    data: { cancelledAt: now },
  });
  await releaseReservations(tx, { sessionId });
  await announce(tx, { subject: "reservation", id: sessionId, change: "removed" });
  return session;
}
