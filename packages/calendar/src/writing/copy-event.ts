import { eventColumn, type ScheduledEvent, type Transaction } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import type { CalendarPorts } from "../calendar-ports.ts";
import { WRITE_QUEUE } from "../queues.ts";

/**
 * Has an event written as it is now into the receiving calendar of each member who takes part, and
 * taken out of the calendars of those who no longer do. Called in the transaction that books or changes
 * the event; the jobs write whatever is the event's state by then.
 */
export async function copyEvent(
  { enqueue }: Pick<CalendarPorts, "enqueue">,
  tx: Transaction,
  event: ScheduledEvent,
): Promise<void> {
  const { kind, row } = event;
  const { tenantId } = row;
  const wanted = await receivingCalendars(tx, event);
  const held = await tx.calendarCopy.findMany({
    where: eventColumn(kind, row.id),
    select: { id: true, calendarId: true },
  });
  if (wanted.length === 0 && held.length === 0) return;
  const kept = held.filter(({ calendarId }) => wanted.includes(calendarId));
  const left = held.filter(({ calendarId }) => !wanted.includes(calendarId));
  const missing = wanted.filter((id) => !held.some(({ calendarId }) => calendarId === id));
  await setPending(tx, kept.map(idOf));
  await tx.calendarCopy.updateMany({
    where: { id: { in: left.map(idOf) } },
    data: { state: "removing" },
  });
  const made = await tx.calendarCopy.createManyAndReturn({
    data: missing.map((calendarId) => ({
      tenantId,
      id: uuidv7(),
      calendarId,
      ...eventColumn(kind, row.id),
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  const jobs = [...kept, ...left, ...made].map(({ id }) => ({ tenantId, copyId: id }));
  await enqueue(tx, WRITE_QUEUE, jobs);
}

/** One that somebody deleted is made anew. */
async function setPending(tx: Transaction, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const where = { id: { in: [...ids] } };
  await tx.calendarCopy.updateMany({
    where: { ...where, state: "deleted_outside" },
    data: { externalId: null },
  });
  await tx.calendarCopy.updateMany({
    where,
    data: { state: "pending", outsideStart: null, outsideEnd: null },
  });
}

/** Optional attendees have the event in their calendars too. */
async function receivingCalendars(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<string[]> {
  const found =
    kind === "interview"
      ? await tx.$queryRaw<{ id: string }[]>`
          SELECT c.id
          FROM interview_attendee a
          JOIN member m ON m.tenant_id = a.tenant_id AND m.resource_id = a.resource_id
          JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
          JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
          WHERE a.tenant_id = current_tenant() AND a.interview_id = ${row.id}::uuid AND c.receives`
      : await tx.$queryRaw<{ id: string }[]>`
          SELECT c.id
          FROM member m
          JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
          JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
          WHERE m.tenant_id = current_tenant() AND m.resource_id = ${row.hostResourceId}::uuid
            AND c.receives`;
  return found.map(idOf);
}

function idOf({ id }: { readonly id: string }): string {
  return id;
}
