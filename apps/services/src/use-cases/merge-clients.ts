import { announce, type Client, type Transaction, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError } from "@convene/scheduling-core";
import { knownClient } from "./find-client.ts";

interface MergeRequest {
  /** Who stays, with their own name and wishes. */
  readonly keepId: string;
  /** Who turned out to be the same person. */
  readonly mergeId: string;
}

/**
 * Makes two clients one: appointments, series, waiting, payments, notes and messages of the second
 * become the first one's, which takes over an address or phone number that it lacks. Links in old mails
 * go on working, as they lead to the appointment. There is no way back.
 *
 * @throws InvalidInputError naming `mergeId` where both are the same
 * @throws NotFoundError
 */
export async function mergeClients(
  { tx, tenantId }: Work,
  { keepId, mergeId }: MergeRequest,
): Promise<Client> {
  if (keepId === mergeId) throw new InvalidInputError("mergeId", "is the same client");
  await lockBoth(tx, [keepId, mergeId]);
  const clients = await tx.client.findMany({
    where: { id: { in: [keepId, mergeId] }, ...knownClient },
  });
  const keep = clients.find((client) => client.id === keepId);
  const gone = clients.find((client) => client.id === mergeId);
  if (!keep || !gone) throw new NotFoundError("client");

  const theirs = { where: { clientId: mergeId }, data: { clientId: keepId } };
  await tx.appointment.updateMany(theirs);
  await tx.appointmentSeries.updateMany(theirs);
  await tx.waitingEntry.updateMany(theirs);
  await tx.payment.updateMany(theirs);
  await tx.clientNote.updateMany(theirs);
  await tx.notification.updateMany({
    where: { recipientKind: "client", recipientId: mergeId },
    data: { recipientId: keepId },
  });
  await takeOverWishes(tx, { tenantId, keepId, mergeId });

  // First freed, then taken: the address is unique.
  await tx.client.update({
    where: { tenantId_id: { tenantId, id: mergeId } },
    data: { email: null, phone: null, smsOptInAt: null, mergedIntoId: keepId },
  });
  await tx.client.updateMany({ where: { mergedIntoId: mergeId }, data: { mergedIntoId: keepId } });
  const merged = await tx.client.update({
    where: { tenantId_id: { tenantId, id: keepId } },
    data: {
      ...(keep.email === null && { email: gone.email }),
      ...(keep.phone === null && { phone: gone.phone, smsOptInAt: gone.smsOptInAt }),
    },
  });
  await announce(tx, { subject: "client", id: keepId, change: "changed" });
  return merged;
}

/**
 * Appointments and waiting entries before clients: whoever changes one of them holds it and may wait for
 * resources, which a booking holds that waits for its client.
 */
async function lockBoth(tx: Transaction, clientIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT id FROM appointment
    WHERE tenant_id = current_tenant() AND client_id = ANY(${[...clientIds]}::uuid[])
    ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM waiting_entry
    WHERE tenant_id = current_tenant() AND client_id = ANY(${[...clientIds]}::uuid[])
    ORDER BY id FOR UPDATE`;
  await tx.$queryRaw`
    SELECT id FROM client
    WHERE tenant_id = current_tenant() AND id = ANY(${[...clientIds]}::uuid[])
    ORDER BY id FOR UPDATE`;
}

/** What one of them did not want stays unwanted; where both chose, who stays has the word. */
async function takeOverWishes(
  tx: Transaction,
  { tenantId, keepId, mergeId }: MergeRequest & { readonly tenantId: string },
): Promise<void> {
  const wishes = await tx.notificationPreference.findMany({
    where: { recipientKind: "client", recipientId: mergeId },
  });
  await tx.notificationPreference.createMany({
    data: wishes.map((wish) => ({ ...wish, tenantId, recipientId: keepId })),
    skipDuplicates: true,
  });
  await tx.notificationPreference.deleteMany({
    where: { recipientKind: "client", recipientId: mergeId },
  });
}
