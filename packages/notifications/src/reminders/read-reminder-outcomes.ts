import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { type ReminderMoment, reminderOutcomes } from "./reminder-outcomes.ts";

/** What became of each of an event's reminders, the earliest first. */
export async function readReminderOutcomes(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<ReminderMoment[]> {
  const messages = await tx.notification.findMany({
    where: { ...eventColumn(kind, row.id), kind: "reminder", eventVersion: row.version },
    distinct: ["offsetMinutes", "state"],
    select: { offsetMinutes: true, state: true },
  });
  return reminderOutcomes(row, messages);
}
