import { announceAll, type Transaction } from "@convene/prisma";
import { backlogPriority } from "../delivery/backlog-priority.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "../queues.ts";
import type { NotificationRow } from "./notification-row.ts";
import type {
  QueuedNotification,
  SchedulingNotificationPorts,
} from "./scheduling-notification-service.ts";

/**
 * Writes notifications, queues the jobs of those that wait, and tells open pages: a statement each,
 * however many there are. Rows that exist already are skipped and read.
 */
export async function writeNotifications(
  { tx, tenantId, enqueue }: Pick<SchedulingNotificationPorts, "tx" | "tenantId" | "enqueue">,
  rows: readonly NotificationRow[],
): Promise<QueuedNotification[]> {
  const written = await tx.notification.createManyAndReturn({
    data: [...rows],
    skipDuplicates: true,
    select: { id: true, state: true },
  });
  const jobs = written.flatMap(({ id, state }): DeliveryJob[] =>
    state === "queued" ? [{ tenantId, notificationId: id, attemptGroup: 0 }] : [],
  );
  if (jobs.length > 0) {
    await enqueue(DELIVERY_QUEUE, jobs, { priority: await backlogPriority(tx) });
  }
  await announceAll(
    tx,
    written.map(({ id }) => ({ subject: "notification", id, change: "created" })),
  );
  const byId = new Map(written.map((row) => [row.id, row]));
  const missing = rows.filter((row) => !byId.has(row.id));
  const existing = await readExisting(tx, missing);
  return rows.map((row) => {
    const found = byId.get(row.id) ?? existing.get(keyOf(row));
    if (!found) throw new Error("A notification was neither written nor found");
    return found;
  });
}

/** The insert waited for whoever writes the same rows, so they are there to be read. */
async function readExisting(
  tx: Transaction,
  rows: readonly NotificationRow[],
): Promise<ReadonlyMap<string, QueuedNotification>> {
  if (rows.length === 0) return new Map();
  const found = await tx.notification.findMany({
    where: { OR: rows.map(uniqueColumns) },
    select: { id: true, state: true, ...UNIQUE },
  });
  return new Map(found.map(({ id, state, ...row }) => [keyOf(row), { id, state }]));
}

/** The columns of `notification_once`. */
const UNIQUE = {
  interviewId: true,
  appointmentId: true,
  subjectId: true,
  eventVersion: true,
  kind: true,
  offsetMinutes: true,
  recipientId: true,
  channel: true,
} as const;

type UniqueColumns = Pick<NotificationRow, keyof typeof UNIQUE>;

function uniqueColumns(row: UniqueColumns): UniqueColumns {
  const { interviewId, appointmentId, subjectId, eventVersion } = row;
  const { kind, offsetMinutes, recipientId, channel } = row;
  return {
    interviewId,
    appointmentId,
    subjectId,
    eventVersion,
    kind,
    offsetMinutes,
    recipientId,
    channel,
  };
}

function keyOf(row: UniqueColumns): string {
  return JSON.stringify(Object.values(uniqueColumns(row)));
}
