import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";

/** What names the event's old time, or a duty that it no longer brings. */
const OUTDATED = ["confirmation", "reschedule", "reminder", "feedback_due"] as const;
export const UNSENT = ["queued", "failed", "sending"] as const;

/**
 * Withdraws what was not sent yet of an event as it was; what is about its whole series stays. The jobs
 * find it withdrawn and leave it alone. What is just being handed over holds its row's lock: this waits
 * for it, and leaves what was sent.
 *
 * @param recipientId Left out: whoever it is for.
 */
export async function withdrawUnsent(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  recipientId?: string,
): Promise<void> {
  await tx.notification.updateMany({
    where: {
      ...eventColumn(kind, row.id),
      ...(recipientId !== undefined && { recipientId }),
      subjectId: null,
      kind: { in: [...OUTDATED] },
      state: { in: [...UNSENT] },
    },
    data: { state: "withdrawn" },
  });
}
