import {
  announce,
  type CalendarCopy,
  type ConnectedCalendar,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { differenceInSeconds } from "date-fns";
import { raiseConflict } from "../conflicts/raise-conflict.ts";
import { resolveConflicts } from "../conflicts/resolve-conflicts.ts";
import type { CalendarChanges } from "../sync/calendar-sync.ts";
import { isOurs } from "../sync/external-event.ts";
import { eventOfCopy } from "../writing/event-of-copy.ts";
import { isOpen } from "../writing/is-open.ts";

interface DriftReading {
  readonly calendar: ConnectedCalendar;
  /** Whose calendar it is. */
  readonly resourceId: string;
  readonly changes: CalendarChanges;
  /** When the reading began: what was written later may be missing in it. */
  readonly startedAt: Date;
  readonly now: Date;
}

/**
 * Notices what somebody did to our events in their own calendar: one that was moved or deleted there
 * is marked, and raises a conflict for a person to decide. One that is back in its place is as before.
 *
 * @returns false where one was written while the calendar was read, and is not where it was put: that
 *   may be how it was before, or what somebody did since. Only reading it once more can tell.
 */
export async function noticeDrift(tx: Transaction, reading: DriftReading): Promise<boolean> {
  const { calendar, changes, startedAt, now } = reading;
  const seen = new Map<string, Interval>();
  for (const { events } of changes.changes) {
    for (const event of events.filter(isOurs)) seen.set(event.ourKey ?? "", event);
  }
  const changed = changes.changes.map(({ externalId }) => externalId);
  if (!changes.full && changed.length === 0) return true;
  const copies = await tx.calendarCopy.findMany({
    where: {
      calendarId: calendar.id,
      state: { in: ["written", "moved_outside", "deleted_outside"] },
      ...(!changes.full && {
        OR: [
          { externalId: { in: changed } },
          { interviewId: { in: [...seen.keys()] } },
          { appointmentId: { in: [...seen.keys()] } },
        ],
      }),
    },
    include: { interview: true, appointment: true },
  });
  let certain = true;
  for (const copy of copies) {
    const event = eventOfCopy(copy);
    const { row } = event;
    const settled = copy.writtenVersion === row.version && isOpen(event) && row.scheduledEnd > now;
    if (!settled) continue;
    const there = seen.get(row.id) ?? null;
    if (!there && changes.full && !isCovered(row, changes.covered)) continue;
    if (copy.writtenAt && copy.writtenAt >= startedAt) certain &&= isInPlace(there, row);
    else await judge(tx, reading, copy, event, there);
  }
  return certain;
}

async function judge(
  tx: Transaction,
  { resourceId, now }: DriftReading,
  copy: CalendarCopy,
  event: ScheduledEvent,
  there: Interval | null,
): Promise<void> {
  const { row } = event;
  const inPlace = isInPlace(there, row);
  const state = inPlace ? "written" : there ? "moved_outside" : "deleted_outside";
  const outside = inPlace || !there ? null : there;
  const same =
    outside === null ||
    (copy.outsideStart !== null &&
      copy.outsideEnd !== null &&
      isSameSecond(copy.outsideStart, outside.start) &&
      isSameSecond(copy.outsideEnd, outside.end));
  if (state === copy.state && same) return;
  await tx.calendarCopy.updateMany({
    where: { id: copy.id },
    data: {
      state,
      outsideStart: outside?.start ?? null,
      outsideEnd: outside?.end ?? null,
    },
  });
  await resolveConflicts(tx, event, {
    kinds: ["moved_outside", "deleted_outside"],
    resourceId,
    resolution: "vanished",
    now,
  });
  if (state !== "written") {
    await raiseConflict(tx, { kind: state, event, resourceId, span: outside, now });
  }
  await announce(tx, { subject: event.kind, id: row.id, change: "changed" });
}

function isInPlace(
  there: Interval | null,
  row: { readonly scheduledStart: Date; readonly scheduledEnd: Date },
): boolean {
  return (
    there !== null &&
    isSameSecond(there.start, row.scheduledStart) &&
    isSameSecond(there.end, row.scheduledEnd)
  );
}

function isCovered(
  row: { readonly scheduledStart: Date; readonly scheduledEnd: Date },
  covered: Interval,
): boolean {
  return row.scheduledStart >= covered.start && row.scheduledEnd <= covered.end;
}

/** Calendars keep no milliseconds. */
function isSameSecond(a: Date, b: Date): boolean {
  return differenceInSeconds(a, b) === 0;
}
