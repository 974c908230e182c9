import {
  type Appointment,
  announce,
  type CalendarConnection,
  type CalendarCopy,
  type ConnectedCalendar,
  type CopyState,
  type Interview,
  type Prisma,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import { ok, type Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import { raiseConflict } from "../conflicts/raise-conflict.ts";
import { loseConnection } from "../connections/lose-connection.ts";
import { type OpenConnection, openConnection } from "../connections/open-connection.ts";
import { timeZoneOf } from "../connections/time-zone-of.ts";
import { unitsApart } from "../connections/units-apart.ts";
import { WRITE_QUEUE, type WriteJob } from "../queues.ts";
import { retryTime } from "../retry-time.ts";
import { queueWaitingRoom } from "../rooms/queue-waiting-room.ts";
import { type CalendarFailure, isPassing } from "../sync/calendar-failure.ts";
import type { PlacedEvent } from "../sync/outgoing-event.ts";
import { eventOfCopy } from "./event-of-copy.ts";
import { isOpen } from "./is-open.ts";
import { lockCopies } from "./lock-copies.ts";
import { toOutgoingEvent } from "./to-outgoing-event.ts";

type LoadedCopy = CalendarCopy & {
  readonly interview: Interview | null;
  readonly appointment: Appointment | null;
  readonly calendar: ConnectedCalendar & { readonly connection: CalendarConnection };
};

/** A provider's answer may take a while, and its tokens may have to be renewed first. */
const LONGEST_WRITE_MS = 90_000;

/**
 * Brings an event, as it is now, into a member's calendar, or takes it out. Jobs for one copy wait for
 * each other, and each reads the event anew: after ten quick moves the first one writes the last state,
 * and the others find nothing to do.
 */
export async function writeCopy(given: CalendarPorts, job: WriteJob): Promise<void> {
  // Tokens that are renewed on the way are kept at once, whatever becomes of the event.
  const ports = { ...given, db: unitsApart(given.db) };
  await given.db.unit(
    job.tenantId,
    async (tx) => {
      await lockCopies(tx, [job.copyId]);
      const copy = await load(tx, job);
      if (!copy || copy.calendar.connection.state === "reconnect") return;
      const event = eventOfCopy(copy);
      if (copy.state === "removing" || !isOpen(event)) await remove(ports, tx, copy);
      else if (isWanted(copy, event)) await write(ports, tx, copy, event);
    },
    { timeoutMs: LONGEST_WRITE_MS },
  );
}

async function load(tx: Transaction, { tenantId, copyId }: WriteJob): Promise<LoadedCopy | null> {
  return await tx.calendarCopy.findUnique({
    where: { tenantId_id: { tenantId, id: copyId } },
    include: { interview: true, appointment: true, calendar: { include: { connection: true } } },
  });
}

function isWanted({ state, writtenVersion }: CalendarCopy, { row }: ScheduledEvent): boolean {
  return (
    state === "pending" ||
    state === "failing" ||
    (state === "written" && writtenVersion !== row.version)
  );
}

async function write(
  ports: CalendarPorts,
  tx: Transaction,
  copy: LoadedCopy,
  event: ScheduledEvent,
): Promise<void> {
  const { calendar } = copy;
  const opened = await open(ports, tx, copy);
  if (!opened.ok) return await recordFailure(ports, tx, copy, opened.error);
  const { sync } = opened.value;
  const outgoing = await toOutgoingEvent(tx, event, copy, ports.eventUrl(event));
  await noteAsking(ports, copy);
  const placed: Result<PlacedEvent, CalendarFailure> =
    copy.externalId === null
      ? await sync.createEvent(calendar.externalId, outgoing)
      : await sync.updateEvent(calendar.externalId, copy.externalId, outgoing);
  if (!placed.ok) {
    if (placed.error.kind === "notFound" && copy.externalId !== null) {
      return await recordDeletion(ports, tx, copy, event);
    }
    return await recordFailure(ports, tx, copy, placed.error, opened.value);
  }
  await tx.calendarCopy.updateMany({
    where: { id: copy.id },
    data: {
      externalId: placed.value.externalId,
      writtenVersion: event.row.version,
      writtenAt: ports.now(),
      attempts: 0,
      lastError: null,
    },
  });
  // A change that was committed meanwhile has its own job, which waits for this transaction.
  await setState(tx, copy, event, "written");
  await queueWaitingRoom(ports, tx, event);
}

/** At once and by itself: whoever dies after the provider's answer leaves no event that nobody removes. */
async function noteAsking({ db }: Pick<CalendarPorts, "db">, copy: LoadedCopy): Promise<void> {
  if (copy.asked) return;
  await db.unit(copy.tenantId, (tx) =>
    tx.calendarCopy.updateMany({ where: { id: copy.id }, data: { asked: true } }),
  );
}

async function remove(ports: CalendarPorts, tx: Transaction, copy: LoadedCopy): Promise<void> {
  const { calendar } = copy;
  if (copy.externalId === null && !copy.asked) return await forget(tx, copy);
  const opened = await open(ports, tx, copy);
  if (!opened.ok) return await recordFailure(ports, tx, copy, opened.error);
  const { sync } = opened.value;
  let { externalId } = copy;
  if (externalId === null) {
    // Making it once more tells under which name it may be there.
    const event = eventOfCopy(copy);
    const outgoing = await toOutgoingEvent(tx, event, copy, ports.eventUrl(event));
    const placed = await sync.createEvent(calendar.externalId, outgoing);
    if (!placed.ok) return await recordFailure(ports, tx, copy, placed.error, opened.value);
    externalId = placed.value.externalId;
  }
  const deleted = await sync.deleteEvent(calendar.externalId, externalId);
  if (deleted.ok) await forget(tx, copy);
  else await recordFailure(ports, tx, copy, deleted.error, opened.value);
}

async function open(
  ports: CalendarPorts,
  tx: Transaction,
  { calendar: { connection } }: LoadedCopy,
): Promise<Result<OpenConnection, CalendarFailure>> {
  const opened = await openConnection(ports, connection, await timeZoneOf(tx, connection.memberId));
  return opened.ok ? ok(opened.value) : opened;
}

async function forget(tx: Transaction, copy: LoadedCopy): Promise<void> {
  await tx.calendarCopy.deleteMany({ where: { id: copy.id } });
}

/** Somebody deleted it in the calendar: whether it is put back is for a person to decide. */
async function recordDeletion(
  { now }: CalendarPorts,
  tx: Transaction,
  copy: LoadedCopy,
  event: ScheduledEvent,
): Promise<void> {
  await setState(tx, copy, event, "deleted_outside", { lastError: null });
  const member = await tx.member.findUnique({
    where: { tenantId_id: { tenantId: copy.tenantId, id: copy.calendar.connection.memberId } },
    select: { resourceId: true },
  });
  if (!member?.resourceId) return;
  await raiseConflict(tx, {
    kind: "deleted_outside",
    event,
    resourceId: member.resourceId,
    span: null,
    now: now(),
  });
}

/** The booking stands whatever a provider says; the copy shows what is wrong with it. */
async function recordFailure(
  ports: CalendarPorts,
  tx: Transaction,
  copy: LoadedCopy,
  failure: CalendarFailure,
  opened?: OpenConnection,
): Promise<void> {
  const { connection } = copy.calendar;
  const event = eventOfCopy(copy);
  const { kind } = failure;
  const removing = copy.state === "removing" || !isOpen(event);
  const attempts = copy.attempts + 1;
  if (kind === "reconnect") {
    const credentialsVersion = opened?.credentialsVersion() ?? connection.credentialsVersion;
    await loseConnection(ports, tx, { id: connection.id, credentialsVersion });
    await setState(tx, copy, event, removing ? "removing" : "failing", {
      lastError: kind,
      attempts,
    });
    return;
  }
  const again = isPassing(failure) || kind === "misconfigured";
  const state = removing ? "removing" : again ? "failing" : "refused";
  await setState(tx, copy, event, state, { lastError: kind, attempts });
  const over = event.row.scheduledEnd <= ports.now();
  if (!again || (over && !removing)) return;
  const startAfter = retryTime(failure, attempts, ports.now());
  const { tenantId, id } = copy;
  await ports.enqueue(tx, WRITE_QUEUE, [{ tenantId, copyId: id }], { startAfter });
}

/** Leaves a copy alone that was changed while the provider was asked: its own job comes. */
async function setState(
  tx: Transaction,
  copy: LoadedCopy,
  event: ScheduledEvent,
  state: CopyState,
  data: Prisma.CalendarCopyUpdateManyMutationInput = {},
): Promise<void> {
  const { id } = copy;
  if (Object.keys(data).length > 0) await tx.calendarCopy.updateMany({ where: { id }, data });
  const { count } = await tx.calendarCopy.updateMany({
    where: { id, state: copy.state },
    data: { state },
  });
  if (count > 0 && state !== copy.state) {
    await announce(tx, { subject: event.kind, id: event.row.id, change: "changed" });
  }
}
