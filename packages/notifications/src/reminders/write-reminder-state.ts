import type { ScheduledEvent, Transaction } from "@convene/prisma";

/** An event's reminder columns; those that are left out stay as they are. */
export interface ReminderState {
  readonly reminderEnabled?: boolean;
  readonly reminderOffsets?: number[];
  readonly remindersSent: number[];
  readonly nextReminderAt: Date | null;
}

/** Writes an event's reminder columns; the caller holds its row or has just made it. */
export async function writeReminderState(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  state: ReminderState,
): Promise<void> {
  const update = {
    where: { tenantId_id: { tenantId: row.tenantId, id: row.id } },
    data: state,
    select: { id: true },
  };
  if (kind === "interview") await tx.interview.update(update);
  else await tx.appointment.update(update);
}
