import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import type { NotificationPorts } from "../notification-ports.ts";
import type { Recipient } from "../recipient.ts";
import { serviceIn } from "../service/service-in.ts";
import { UNSENT, withdrawUnsent } from "./withdraw-unsent.ts";

export interface Replacement {
  /** Resource of whoever leaves the event. */
  readonly leaverId: string;
  /** Resource of whoever takes their place. */
  readonly standInId: string;
}

/**
 * Tells who leaves an event and who takes their place, in the transaction that changes it; nobody else
 * has anything to do about it. The event has a new version by then, as its people are others: what
 * waits for the rest of them still holds, and goes over to it.
 */
export async function announceReplacement(
  ports: NotificationPorts,
  tx: Transaction,
  event: ScheduledEvent,
  { leaverId, standInId }: Replacement,
): Promise<void> {
  const { kind, row } = event;
  const leaver = await memberOf(tx, leaverId);
  const standIn = await memberOf(tx, standInId);
  if (leaver) await withdrawUnsent(tx, event, leaver.id);
  await tx.notification.updateMany({
    where: {
      ...eventColumn(kind, row.id),
      state: { in: [...UNSENT] },
      eventVersion: row.version - 1,
    },
    data: { eventVersion: row.version },
  });
  const service = serviceIn(ports, tx, row.tenantId);
  if (standIn) await service.sendToAll(event, { kind: "confirmation" }, [standIn]);
  if (leaver) {
    const notice = { kind: "cancellation", standIn: standIn?.name ?? "" } as const;
    await service.sendToAll(event, notice, [leaver]);
  }
}

/** Null: the resource is nobody's. */
async function memberOf(tx: Transaction, resourceId: string): Promise<Recipient | null> {
  const member = await tx.member.findFirst({
    where: { resourceId },
    include: { resource: { select: { timeZone: true } } },
  });
  if (!member?.resource) return null;
  const { id, name, email, locale, resource } = member;
  return { kind: "member", id, name, email, phone: null, locale, timeZone: resource.timeZone };
}
