import type { ConnectedCalendar } from "@convene/prisma";
import { err, type Interval, ok, type Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import { settleBusyConflicts } from "../conflicts/settle-busy-conflicts.ts";
import type { CalendarFailure } from "../sync/calendar-failure.ts";
import type { CalendarChanges, CalendarSync } from "../sync/calendar-sync.ts";
import { noticeDrift } from "./notice-drift.ts";
import { replaceBusy } from "./replace-busy.ts";

export interface CalendarReader {
  readonly sync: Pick<CalendarSync, "changesSince">;
  /** Whose time the calendar takes; null where nobody can book it. */
  readonly resourceId: string | null;
  readonly window: Interval;
}

/** Others read the same calendar at the same time, so often at most. */
const ATTEMPTS = 3;

/**
 * Reads what changed in a calendar and keeps it, in one transaction: busy times, how far they are
 * known, what became of our own events in it. Of two readings at once the later one to end starts
 * over: what it read may be the older.
 */
export async function readCalendar(
  ports: Pick<CalendarPorts, "db" | "now">,
  calendar: ConnectedCalendar,
  reader: CalendarReader,
): Promise<Result<void, CalendarFailure>> {
  let held: ConnectedCalendar | null = calendar;
  for (let attempt = 0; attempt < ATTEMPTS && held; attempt += 1) {
    const startedAt = ports.now();
    const read = await reader.sync.changesSince(held.externalId, held.cursor, reader.window);
    if (!read.ok) return read;
    if (await keep(ports, held, reader, read.value, startedAt)) return ok(undefined);
    held = await ports.db.unit(held.tenantId, (tx) =>
      tx.connectedCalendar.findFirst({
        where: { id: calendar.id, OR: [{ blocks: true }, { receives: true }] },
      }),
    );
  }
  return held ? err(OVERTAKEN) : ok(undefined);
}

/** @returns false where the calendar was read, or chosen otherwise, in the meantime */
async function keep(
  { db, now }: Pick<CalendarPorts, "db" | "now">,
  calendar: ConnectedCalendar,
  { resourceId }: CalendarReader,
  changes: CalendarChanges,
  startedAt: Date,
): Promise<boolean> {
  const { tenantId, id, cursor, lastSyncAt, blocks } = calendar;
  const { covered, full, nextCursor } = changes;
  return await db.unit(tenantId, async (tx) => {
    const { count } = await tx.connectedCalendar.updateMany({
      where: { id, cursor, lastSyncAt, blocks },
      data: {
        cursor: nextCursor,
        knownFrom: covered.start,
        knownUntil: covered.end,
        lastSyncAt: now(),
        lastError: null,
        ...noteOf(changes, full ? null : calendar.note),
      },
    });
    if (count === 0) return false;
    if (blocks && resourceId) await replaceBusy(tx, calendar, resourceId, changes);
    if (resourceId) {
      const drift = { calendar, resourceId, changes, startedAt, now: now() };
      const certain = await noticeDrift(tx, drift);
      // The same changes come again next time.
      if (!certain) await tx.connectedCalendar.updateMany({ where: { id }, data: { cursor } });
      await settleBusyConflicts(tx, resourceId, now());
    }
    return true;
  });
}

/** The zones that nobody knows, for the calendar's owner. */
function noteOf({ changes }: CalendarChanges, before: string | null): { note: string | null } {
  const names = changes.flatMap(({ events }) =>
    events.flatMap(({ notes }) => notes.map(({ name }) => name)),
  );
  return { note: names.length === 0 ? before : [...new Set(names)].slice(0, 5).join(", ") };
}

const OVERTAKEN: CalendarFailure = {
  kind: "conflict",
  status: null,
  code: "overtaken",
  retryAfterSeconds: null,
};
