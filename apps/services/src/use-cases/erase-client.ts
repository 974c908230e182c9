import { eraseRecipient } from "@convene/notifications";
import { announce, type Work } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { findClient } from "./find-client.ts";

/** Somebody is still expected: cancel their appointments first, so that they hear of it. */
export class ClientExpectedError extends SchedulingError {
  override readonly name = "ClientExpectedError";
  readonly code = "CLIENT_EXPECTED";
  /** How many of their appointments are still to come or under way. */
  readonly appointments: number;

  constructor(appointments: number, options?: ErrorOptions) {
    super("The client has appointments to come: cancel them first", options);
    this.appointments = appointments;
  }
}

/** What stands in the place of a name, in every language. */
const NOBODY = "—";

/**
 * Takes a person out of everything that is kept: name, address, phone, notes, answers, reasons and the
 * words of messages. That there were appointments and payments stays, as the books need it, without
 * saying whose.
 *
 * @throws NotFoundError
 * @throws ClientExpectedError while appointments are pending, confirmed or in progress
 */
export async function eraseClient(work: Work, clientId: string): Promise<void> {
  const { tx, tenantId, now } = work;
  await tx.$queryRaw`
    SELECT id FROM appointment
    WHERE tenant_id = current_tenant() AND client_id = ${clientId}::uuid ORDER BY id FOR UPDATE`;
  await findClient(work, clientId);
  const expected = await tx.appointment.count({
    where: { clientId, status: { in: ["pending", "confirmed", "in_progress"] } },
  });
  if (expected > 0) throw new ClientExpectedError(expected);

  const merged = await tx.client.findMany({
    where: { mergedIntoId: clientId },
    select: { id: true },
  });
  const ids = [clientId, ...merged.map(({ id }) => id)];
  const appointments = await tx.appointment.findMany({ where: { clientId }, select: { id: true } });
  await tx.client.updateMany({
    where: { id: { in: ids } },
    data: { name: NOBODY, email: null, phone: null, smsOptInAt: null, erasedAt: now },
  });
  await tx.appointment.updateMany({
    where: { clientId },
    data: { notes: null, answers: [], cancellationReason: null },
  });
  await tx.payment.updateMany({ where: { clientId }, data: { note: null, lastError: null } });
  await tx.refund.updateMany({ where: { payment: { clientId } }, data: { reason: null } });
  await tx.appointmentSeries.updateMany({
    where: { clientId, endedAt: null },
    data: { endedAt: now },
  });
  await tx.waitingEntry.deleteMany({ where: { clientId } });
  await tx.clientNote.deleteMany({ where: { clientId } });
  await tx.$executeRaw`
    SELECT erase_reasons(${appointments.map(({ id }) => id)}::uuid[], '{}'::uuid[])`;
  // Answers to repeated requests hold what was booked, under keys of the requests' own choice.
  await tx.idempotencyKey.deleteMany({ where: { tenantId } });
  for (const id of ids) await eraseRecipient(tx, { kind: "client", id });
  await announce(tx, { subject: "client", id: clientId, change: "removed" });
}
