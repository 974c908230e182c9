import {
  announce,
  eventColumn,
  type NotificationState,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import { EventClosedError, err, nextReminderAt, ok, type Result } from "@convene/scheduling-core";
import { backlogPriority } from "../delivery/backlog-priority.ts";
import type { NotificationPorts } from "../notification-ports.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "../queues.ts";
import { checkReminderOffsets } from "./check-reminder-offsets.ts";
import { CLOSED_STATUSES } from "./closed-statuses.ts";
import { writeReminderState } from "./write-reminder-state.ts";

export interface ReminderSchedule {
  readonly enabled: boolean;
  /** Before the start, in any order: whole minutes from 1 to 43,200, at most eight, none twice. */
  readonly offsetsMinutes: readonly number[];
}

const WAITING: readonly NotificationState[] = ["queued", "failed", "sending"];

/**
 * Gives an event its own list of reminders, or none, in the caller's transaction, which holds the
 * event's row. What went out is not repeated; what waits and is no longer wanted is withdrawn; what had
 * been withdrawn in this way and is wanted again waits again, and delivery decides whether it is still
 * of use.
 *
 * @returns the row as it is afterwards; EventClosedError for an event that is over or cancelled
 * @throws InvalidInputError for a list that makes no sense
 */
export async function changeReminders<Event extends ScheduledEvent>(
  ports: Pick<NotificationPorts, "enqueue" | "now">,
  tx: Transaction,
  event: Event,
  wanted: ReminderSchedule,
): Promise<Result<void, EventClosedError>> {
  checkReminderOffsets(wanted.offsetsMinutes, "offsetsMinutes");
  const { kind, row } = event;
  if (row.cancelledAt) return err(new EventClosedError("cancelled"));
  if (CLOSED_STATUSES.has(row.status)) return err(new EventClosedError("final"));

  const offsets = wanted.enabled ? [...wanted.offsetsMinutes] : [];
  const ofEvent = {
    ...eventColumn(kind, row.id),
    kind: "reminder",
    eventVersion: row.version,
  } as const;
  await tx.notification.updateMany({
    where: { ...ofEvent, offsetMinutes: { notIn: offsets }, state: { in: [...WAITING] } },
    data: { state: "withdrawn" },
  });
  const revived = await tx.notification.updateManyAndReturn({
    // What was attempted may have been sent, though nobody could write it down.
    where: { ...ofEvent, offsetMinutes: { in: offsets }, state: "withdrawn", attempts: 0 },
    data: { state: "queued" },
    select: { id: true, attemptGroup: true },
  });
  if (revived.length > 0) {
    const jobs = revived.map(
      ({ id, attemptGroup }): DeliveryJob => ({
        tenantId: row.tenantId,
        notificationId: id,
        attemptGroup,
      }),
    );
    await ports.enqueue(tx, DELIVERY_QUEUE, jobs, { priority: await backlogPriority(tx) });
  }
  const plan = {
    reminderEnabled: wanted.enabled,
    reminderOffsets: [...wanted.offsetsMinutes].sort((a, b) => b - a),
  };
  const bookedAt = row.lastRescheduledAt ?? row.createdAt;
  await writeReminderState(tx, event, {
    ...plan,
    remindersSent: row.remindersSent,
    nextReminderAt: nextReminderAt({ ...row, ...plan, bookedAt }, ports.now()),
  });
  await announce(tx, { subject: kind, id: row.id, change: "changed" });
  return ok(undefined);
}
