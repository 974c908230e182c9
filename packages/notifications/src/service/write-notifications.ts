import { type NotificationState, Prisma, rowAsColumns, type Transaction } from "@convene/prisma";
import { backlogSize, priorityBehind } from "../delivery/backlog-priority.ts";
import { DELIVERY_QUEUE, type DeliveryJob } from "../queues.ts";
import type { NotificationRow } from "./notification-row.ts";
import type {
  QueuedNotification,
  SchedulingNotificationPorts,
} from "./scheduling-notification-service.ts";

interface WrittenRow {
  readonly id: string;
  readonly state: NotificationState;
  /** How many of the organisation's messages waited before. */
  readonly backlog: number;
}

/**
 * Writes notifications, tells open pages, and queues the jobs of those that wait: two statements, however
 * many there are. Rows that exist already are skipped and read.
 */
export async function writeNotifications(
  { tx, tenantId, enqueue }: Pick<SchedulingNotificationPorts, "tx" | "tenantId" | "enqueue">,
  rows: readonly NotificationRow[],
): Promise<QueuedNotification[]> {
  const inserted = rows.map(rowAsColumns);
  // Those that no row has keep their defaults.
  const columns = Prisma.raw([...new Set(inserted.flatMap(Object.keys))].sort().join(", "));
  const written = await tx.$queryRaw<WrittenRow[]>`
    WITH written AS (
      INSERT INTO notification (${columns})
      SELECT ${columns}
      FROM jsonb_populate_recordset(NULL::notification, ${JSON.stringify(inserted)}::jsonb)
      ON CONFLICT DO NOTHING
      RETURNING id, state
    )
    SELECT id, state, ${backlogSize} AS backlog, (
      SELECT announce_changes('notification', array_agg(id), 'created')::text FROM written
    ) AS announced
    FROM written`;
  const [{ backlog } = { backlog: 0 }] = written;
  const jobs = written.flatMap(({ id, state }): DeliveryJob[] =>
    state === "queued" ? [{ tenantId, notificationId: id, attemptGroup: 0 }] : [],
  );
  if (jobs.length > 0) {
    await enqueue(DELIVERY_QUEUE, jobs, { priority: priorityBehind(backlog + jobs.length) });
  }
  const byId = new Map(written.map(({ id, state }) => [id, { id, state }]));
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
