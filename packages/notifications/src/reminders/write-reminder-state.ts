import type { ScheduledEvent, Transaction } from "@convene/prisma";

/** Writes an event's reminder columns; the caller holds its row or has just made it. */
export async function writeReminderState(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  state: { readonly remindersSent: number[]; readonly nextReminderAt: Date | null },
): Promise<void> {
  const update = {
    where: { tenantId_id: { tenantId: row.tenantId, id: row.id } },
    data: state,
    select: { id: true },
  };
  if (kind === "interview") await tx.interview.update(update);
  else await tx.appointment.update(update);
}
