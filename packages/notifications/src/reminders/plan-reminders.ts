import type { ScheduledEvent, Transaction } from "@convene/prisma";
import { restartReminders } from "@convene/scheduling-core/prisma";
import { writeReminderState } from "./write-reminder-state.ts";

/**
 * Plans an event's reminders from the beginning, as after a booking or a move at `at`. Writes only
 * where the row does not say it already.
 */
export async function planReminders(
  tx: Transaction,
  event: ScheduledEvent,
  at: Date,
): Promise<void> {
  const { row } = event;
  const plan = restartReminders(row, { start: row.scheduledStart, at });
  const planned = row.nextReminderAt?.getTime() === plan.nextReminderAt?.getTime();
  if (planned && row.remindersSent.length === 0) return;
  await writeReminderState(tx, event, plan);
}
