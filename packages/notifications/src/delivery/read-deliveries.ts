import { Prisma, type SuppressionReason, type Transaction } from "@convene/prisma";
import type { OwnWords } from "../templates/own-words.ts";
import type { Delivery, EventStanding, Words } from "./delivery.ts";

/**
 * Notifications by their ids, in their order, locked until the transaction ends. The lock is the one
 * that a change of the row takes: whoever withdraws a message waits for it, while reports about the
 * message can be written.
 */
export async function lockDeliveries(
  tx: Transaction,
  ids: readonly string[],
): Promise<readonly Delivery[]> {
  return await read(tx, Prisma.sql`n.id = ANY(${ids}::uuid[])`);
}

/** The other messages of calls that some of the notifications were part of, locked. */
export async function lockBatchMates(
  tx: Transaction,
  deliveries: readonly Delivery[],
): Promise<readonly Delivery[]> {
  const batchIds = new Set(deliveries.flatMap(({ batchId }) => batchId ?? []));
  if (batchIds.size === 0) return [];
  const known = deliveries.map(({ id }) => id);
  return await read(
    tx,
    Prisma.sql`n.batch_id = ANY(${[...batchIds]}::uuid[]) AND n.id <> ALL(${known}::uuid[])`,
  );
}

type EventRow = { readonly [Column in keyof EventStanding]: EventStanding[Column] | null };

interface Text extends OwnWords {
  readonly language: string;
}

interface Row
  extends Omit<Delivery, "words" | "suppressed" | "quiet" | "ownWords" | "event" | "room">,
    EventRow {
  readonly subject: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly calendarFile: string | null;
  readonly suppressedBecause: SuppressionReason | null;
  readonly stopped: boolean;
  readonly quietStart: string | null;
  readonly quietEnd: string | null;
  readonly texts: readonly Text[] | null;
  readonly meetingUrl: string | null;
  /** Null: there is no room. */
  readonly roomIsComing: boolean | null;
}

/** How the event of a notification `n` stands; of no event: nulls. */
const STANDING = Prisma.sql`
      coalesce(i.version, a.version) AS version,
      coalesce(i.status::text, a.status::text) AS status,
      coalesce(i.scheduled_start, a.scheduled_start) AS "scheduledStart",
      coalesce(i.cancelled_at, a.cancelled_at) AS "cancelledAt",
      coalesce(i.reminder_enabled, a.reminder_enabled) AS "reminderEnabled",
      coalesce(i.reminder_offsets, a.reminder_offsets) AS "reminderOffsets"`;
const ITS_EVENT = Prisma.sql`
    LEFT JOIN interview i ON i.tenant_id = n.tenant_id AND i.id = n.interview_id
    LEFT JOIN appointment a ON a.tenant_id = n.tenant_id AND a.id = n.appointment_id`;

/**
 * Whether what a notification `n` says of something else than its event is still so. What is gone, is
 * not; what was news when it was told, stays so.
 */
const HOLDS = Prisma.sql`
      CASE n.kind
        WHEN 'application_rejected' THEN EXISTS (
          SELECT FROM application o
          WHERE o.tenant_id = n.tenant_id AND o.id = n.subject_id AND o.status = 'rejected')
        WHEN 'time_requested' THEN EXISTS (
          SELECT FROM scheduling_request o
          WHERE o.tenant_id = n.tenant_id AND o.id = n.subject_id AND o.state = 'open')
        WHEN 'times_given' THEN EXISTS (
          SELECT FROM scheduling_request o
          WHERE o.tenant_id = n.tenant_id AND o.id = n.subject_id
            AND o.state IN ('answered', 'declined'))
        WHEN 'mentioned' THEN EXISTS (
          SELECT FROM note_mention o
          WHERE o.tenant_id = n.tenant_id AND o.note_id = n.subject_id
            AND o.member_id = n.recipient_id)
        WHEN 'approval_requested' THEN EXISTS (
          SELECT FROM offer o
          JOIN offer_approval p ON p.tenant_id = o.tenant_id AND p.offer_id = o.id
          WHERE o.tenant_id = n.tenant_id AND o.id = n.subject_id AND o.state = 'pending_approval'
            AND p.member_id = n.recipient_id AND p.state = 'pending')
        WHEN 'offer_sent' THEN EXISTS (
          SELECT FROM offer o
          WHERE o.tenant_id = n.tenant_id AND o.id = n.subject_id AND o.state = 'sent')
        WHEN 'feedback_due' THEN NOT EXISTS (
          SELECT FROM scorecard o
          WHERE o.tenant_id = n.tenant_id AND o.interview_id = n.interview_id
            AND o.member_id = n.recipient_id AND o.submitted_at IS NOT NULL)
        ELSE true
      END AS holds`;

/** The room of a notification's event. */
const ITS_ROOM = Prisma.sql`
    LEFT JOIN LATERAL (
      SELECT m.join_url, m.state FROM meeting_room m
      WHERE m.tenant_id = n.tenant_id AND m.interview_id = n.interview_id
      UNION ALL
      SELECT m.join_url, m.state FROM meeting_room m
      WHERE m.tenant_id = n.tenant_id AND m.appointment_id = n.appointment_id
    ) room ON true`;

async function read(tx: Transaction, which: Prisma.Sql): Promise<readonly Delivery[]> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT n.id, n.kind, n.subject_id AS "subjectId", n.offset_minutes AS "offsetMinutes", n.event_version AS "eventVersion",
      n.channel, n.address, n.locale, n.time_zone AS "timeZone", n.facts, n.state, n.attempts,
      n.attempt_group AS "attemptGroup", n.batch_id AS "batchId", n.held_until AS "heldUntil",
      n.created_at AS "createdAt", n.last_error AS "lastError", n.subject, n.text, n.html, n.calendar_file AS "calendarFile",
      s.reason AS "suppressedBecause",
      n.channel = 'sms' AND EXISTS (SELECT FROM stopped_phones(ARRAY[n.address])) AS stopped,
      t.quiet_start AS "quietStart", t.quiet_end AS "quietEnd",
      (SELECT json_agg(m) FROM message_text m
       WHERE m.tenant_id = n.tenant_id AND m.kind = n.kind) AS texts,
      ${STANDING}, ${HOLDS}, coalesce(i.meeting_url, room.join_url) AS "meetingUrl",
      room.join_url IS NULL AND room.state IN ('pending', 'failing') AS "roomIsComing"
    FROM notification n
    JOIN tenant t ON t.tenant_id = n.tenant_id
    ${ITS_EVENT}
    ${ITS_ROOM}
    LEFT JOIN suppressed_address s ON s.tenant_id = n.tenant_id AND s.channel = n.channel
      AND s.address = lower(n.address)
    WHERE n.tenant_id = current_tenant() AND ${which}
    ORDER BY n.id
    FOR NO KEY UPDATE OF n`;
  return rows.map(toDelivery);
}

function toDelivery(row: Row): Delivery {
  const { suppressedBecause, stopped, quietStart, quietEnd, texts } = row;
  const event = standingOf(row);
  return {
    ...row,
    words: wordsOf(row),
    suppressed: suppressedBecause ?? (stopped ? "stopped" : null),
    quiet: quietStart && quietEnd ? { start: quietStart, end: quietEnd } : null,
    ownWords: new Map(texts?.map((text) => [text.language, text])),
    event,
    room: event && { meetingUrl: row.meetingUrl, isComing: row.roomIsComing ?? false },
  };
}

function wordsOf({ subject, text, html, calendarFile }: Row): Words | null {
  return subject === null || text === null ? null : { subject, text, html, calendarFile };
}

function standingOf(row: EventRow): EventStanding | null {
  const { version, status, scheduledStart, cancelledAt, reminderEnabled, reminderOffsets } = row;
  if (version === null || status === null || scheduledStart === null) return null;
  return {
    version,
    status,
    scheduledStart,
    cancelledAt,
    reminderEnabled: reminderEnabled ?? false,
    reminderOffsets: reminderOffsets ?? [],
  };
}

/**
 * Those of the notifications that are still being sent in the same attempt group, locked, with what they
 * speak of as it is now, and those whose attempt failed in somebody else's call meanwhile. Two
 * statements: the second sees what was committed while the first waited.
 */
export async function lockSending(
  tx: Transaction,
  deliveries: readonly Delivery[],
): Promise<{ readonly sending: readonly Delivery[]; readonly failed: readonly string[] }> {
  const ids = deliveries.map(({ id }) => id);
  const locked = await tx.$queryRaw<Pick<Delivery, "id" | "state" | "attemptGroup">[]>`
    SELECT id, state, attempt_group AS "attemptGroup" FROM notification
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])
      AND state IN ('sending', 'failed')
    ORDER BY id FOR NO KEY UPDATE`;
  const rows = new Map(locked.map((row) => [row.id, row]));
  const inState = (wanted: Delivery["state"]) =>
    deliveries.filter(({ id, attemptGroup }) => {
      const row = rows.get(id);
      return row?.state === wanted && row.attemptGroup === attemptGroup;
    });
  const sending = inState("sending");
  const standings = await readStandings(tx, sending);
  return {
    sending: sending.map((delivery) => ({
      ...delivery,
      ...(standings.get(delivery.id) ?? { event: null, holds: false }),
    })),
    failed: inState("failed").map(({ id }) => id),
  };
}

async function readStandings(
  tx: Transaction,
  deliveries: readonly Delivery[],
): Promise<ReadonlyMap<string, Pick<Delivery, "event" | "holds">>> {
  if (deliveries.length === 0) return new Map();
  const ids = deliveries.map(({ id }) => id);
  const rows = await tx.$queryRaw<({ readonly id: string; readonly holds: boolean } & EventRow)[]>`
    SELECT n.id,
      ${STANDING}, ${HOLDS}
    FROM notification n
    ${ITS_EVENT}
    WHERE n.tenant_id = current_tenant() AND n.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, { event: standingOf(row), holds: row.holds }]));
}
