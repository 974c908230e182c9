import { subMinutes } from "date-fns";
import { dueReminder, type ReminderPlan } from "./due-reminder.ts";

/**
 * When somebody must look at the event's reminders next: the value of its `nextReminderAt` column.
 *
 * @returns the moment of the reminder that is due at `now` (so not after `now`), else the moment of
 *   the next one, else null
 * @throws InvalidInputError as `dueReminder`
 */
export function nextReminderAt(plan: ReminderPlan, now: Date): Date | null {
  const { due, nextAt } = dueReminder(plan, now);
  return due === null ? nextAt : subMinutes(plan.scheduledStart, due);
}
