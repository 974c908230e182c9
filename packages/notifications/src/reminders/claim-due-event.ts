import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { DueEvent } from "./read-due-events.ts";

/**
 * Locks an event that is still due and reads it; undefined where another worker has it, or had it,
 * or somebody is changing it just now.
 */
export async function claimDueEvent(
  tx: Transaction,
  { kind, tenantId, id }: DueEvent,
  now: Date,
): Promise<ScheduledEvent | undefined> {
  const where = { tenantId_id: { tenantId, id } };
  if (kind === "interview") {
    const claimed = await tx.$queryRaw<unknown[]>`
      SELECT id FROM interview
      WHERE tenant_id = current_tenant() AND id = ${id}::uuid AND next_reminder_at <= ${now}
      FOR UPDATE SKIP LOCKED`;
    if (claimed.length === 0) return undefined;
    return { kind, row: await tx.interview.findUniqueOrThrow({ where }) };
  }
  const claimed = await tx.$queryRaw<unknown[]>`
    SELECT id FROM appointment
    WHERE tenant_id = current_tenant() AND id = ${id}::uuid AND next_reminder_at <= ${now}
    FOR UPDATE SKIP LOCKED`;
  if (claimed.length === 0) return undefined;
  return { kind, row: await tx.appointment.findUniqueOrThrow({ where }) };
}
