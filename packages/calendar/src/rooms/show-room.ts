import type { ScheduledEvent, Transaction } from "@convene/prisma";

/** An interview names the address itself, whoever made it. */
export async function showRoom(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  joinUrl: string,
): Promise<void> {
  if (kind !== "interview") return;
  await tx.interview.updateMany({ where: { id: row.id }, data: { meetingUrl: joinUrl } });
}
