import {
  changeReminders,
  type NotificationPorts,
  type ReminderSchedule,
} from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { lockInterview } from "./lock-interview.ts";

/**
 * Gives an interview its own reminders, or none.
 *
 * @throws NotFoundError
 * @throws EventClosedError for one that is over or cancelled
 * @throws InvalidInputError for a list that makes no sense
 */
export async function changeInterviewReminders(
  work: Work,
  { interviewId, ...wanted }: ReminderSchedule & { readonly interviewId: string },
  { enqueue }: Pick<NotificationPorts, "enqueue">,
): Promise<void> {
  const row = await lockInterview(work, interviewId);
  const ports = { enqueue, now: () => work.now };
  const changed = await changeReminders(ports, work.tx, { kind: "interview", row }, wanted);
  if (!changed.ok) throw changed.error;
}
