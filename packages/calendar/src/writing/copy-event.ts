import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { CalendarPorts } from "../calendar-ports.ts";
import { WRITE_QUEUE } from "../queues.ts";

/** A calendar that is to have the event, a copy that is there, or both. */
interface Place {
  /** Null: the calendar is not to have it any more. */
  readonly wanted: string | null;
  /** Null: there is none yet. */
  readonly copyId: string | null;
}

/**
 * Has an event written as it is now into the receiving calendar of each member who takes part, and
 * taken out of the calendars of those who no longer do. Called in the transaction that books or changes
 * the event, which waits for one statement where nobody has connected a calendar; the jobs write
 * whatever is the event's state by then.
 */
export async function copyEvent(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  event: ScheduledEvent,
): Promise<void> {
  const places = await readPlaces(tx, event);
  if (places.length === 0) return;
  const { tenantId } = event.row;
  const kept = places.flatMap(({ wanted, copyId }) => (wanted && copyId ? [copyId] : []));
  const left = places.flatMap(({ wanted, copyId }) => (!wanted && copyId ? [copyId] : []));
  const missing = places.flatMap(({ wanted, copyId }) => (wanted && !copyId ? [wanted] : []));
  if (kept.length > 0) await setPending(tx, kept);
  if (left.length > 0) {
    await tx.calendarCopy.updateMany({
      where: { id: { in: left } },
      data: { state: "removing" },
    });
  }
  const made = missing.length > 0 ? await addCopies(tx, event, missing) : [];
  const jobs = [...kept, ...left, ...made].map((copyId) => ({ tenantId, copyId }));
  await enqueue(tx, WRITE_QUEUE, jobs);
}

async function addCopies(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  calendarIds: readonly string[],
): Promise<string[]> {
  const made = await tx.calendarCopy.createManyAndReturn({
    data: calendarIds.map((calendarId) => ({
      tenantId: row.tenantId,
      id: uuidv7(),
      calendarId,
      ...eventColumn(kind, row.id),
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return made.map(({ id }) => id);
}

/** One that somebody deleted is made anew. */
async function setPending(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE calendar_copy
    SET external_id = CASE WHEN state = 'deleted_outside' THEN NULL ELSE external_id END,
      state = 'pending', outside_start = NULL, outside_end = NULL
    WHERE tenant_id = current_tenant() AND id = ANY(${[...ids]}::uuid[])`;
}

/** Optional attendees have the event in their calendars too. */
async function readPlaces(tx: Transaction, { kind, row }: ScheduledEvent): Promise<Place[]> {
  return kind === "interview"
    ? await tx.$queryRaw<Place[]>`
        SELECT wanted.id AS wanted, held.id AS "copyId"
        FROM (
          SELECT c.id
          FROM interview_attendee a
          JOIN member m ON m.tenant_id = a.tenant_id AND m.resource_id = a.resource_id
          JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
          JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
          WHERE a.tenant_id = current_tenant() AND a.interview_id = ${row.id}::uuid AND c.receives
        ) AS wanted
        FULL JOIN (
          SELECT id, calendar_id FROM calendar_copy
          WHERE tenant_id = current_tenant() AND interview_id = ${row.id}::uuid
        ) AS held ON held.calendar_id = wanted.id`
    : await tx.$queryRaw<Place[]>`
        SELECT wanted.id AS wanted, held.id AS "copyId"
        FROM (
          SELECT c.id
          FROM member m
          JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
          JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
          WHERE m.tenant_id = current_tenant() AND m.resource_id = ${row.hostResourceId}::uuid
            AND c.receives
        ) AS wanted
        FULL JOIN (
          SELECT id, calendar_id FROM calendar_copy
          WHERE tenant_id = current_tenant() AND appointment_id = ${row.id}::uuid
        ) AS held ON held.calendar_id = wanted.id`;
}
