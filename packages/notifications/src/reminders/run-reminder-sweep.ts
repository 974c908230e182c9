import type { Database, EventKind, ScheduledEvent, Transaction } from "@convene/prisma";
import { dueReminder } from "@convene/scheduling-core";
import type { NotificationPorts } from "../notification-ports.ts";
import { sendSchedulingReminder } from "../service/send-scheduling-reminder.ts";
import { serviceIn } from "../service/service-in.ts";
import { claimDueEvent } from "./claim-due-event.ts";
import { CLOSED_STATUSES } from "./closed-statuses.ts";
import { type DueEvent, readDueEvents, type SweepClient } from "./read-due-events.ts";
import { writeReminderState } from "./write-reminder-state.ts";

export interface ReminderSweepPorts extends Omit<NotificationPorts, "now"> {
  readonly db: Pick<Database, "unit">;
  /** Of the `sweep` role. */
  readonly sweep: SweepClient;
  /** Told of an event whose reminders could not be queued; the sweep goes on, the next one tries. */
  onFailure?(error: unknown, event: DueEvent): void;
}

export interface SweepOutcome {
  /** Events whose reminders were dealt with. */
  readonly claimed: number;
  /** Events that failed. */
  readonly failed: number;
}

const KINDS: readonly EventKind[] = ["interview", "appointment"];
/** Units of work at once: the sweep shall not take all connections from the deliveries. */
const AT_ONCE = 4;

/**
 * Queues the reminders that are due at `now`, in all tenants. Any number of workers may sweep at the
 * same time: an event is dealt with in one transaction that holds its row, and by one of them.
 */
export async function runReminderSweep(
  ports: ReminderSweepPorts,
  now: Date,
): Promise<SweepOutcome> {
  let claimed = 0;
  let failed = 0;
  const work = async (event: DueEvent) => {
    try {
      if (await remind(ports, event, now)) claimed += 1;
    } catch (error) {
      failed += 1;
      ports.onFailure?.(error, event);
    }
  };
  for (const kind of KINDS) {
    for await (const events of readDueEvents(ports.sweep, kind, now)) {
      const queue = events.values();
      await Promise.all(
        Array.from({ length: AT_ONCE }, async () => {
          for (const event of queue) await work(event); // one iterator: each event has one taker
        }),
      );
    }
  }
  return { claimed, failed };
}

async function remind(ports: ReminderSweepPorts, due: DueEvent, now: Date): Promise<boolean> {
  return await ports.db.unit(due.tenantId, async (tx) => {
    const event = await claimDueEvent(tx, due, now);
    if (!event) return false;
    await remindParties(ports, tx, event, now);
    return true;
  });
}

async function remindParties(
  ports: ReminderSweepPorts,
  tx: Transaction,
  event: ScheduledEvent,
  now: Date,
): Promise<void> {
  const { row } = event;
  const bookedAt = row.lastRescheduledAt ?? row.createdAt;
  const reminderEnabled = row.reminderEnabled && !CLOSED_STATUSES.has(row.status);
  const { due, passedOver, nextAt } = dueReminder({ ...row, reminderEnabled, bookedAt }, now);
  const service = serviceIn({ ...ports, now: () => now }, tx, row.tenantId);
  await service.recordPassedOver(event, passedOver);
  if (due !== null) await sendSchedulingReminder(service, event, due);
  const settled = [...row.remindersSent, ...passedOver, ...(due === null ? [] : [due])];
  await writeReminderState(tx, event, { remindersSent: settled, nextReminderAt: nextAt });
}
