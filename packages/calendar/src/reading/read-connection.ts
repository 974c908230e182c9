import { announce, type CalendarConnection, type ConnectedCalendar } from "@convene/prisma";
import { type Interval, ok, type Result } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import type { CalendarPorts } from "../calendar-ports.ts";
import { busyRulesOf } from "../connections/busy-rules-of.ts";
import { keepCalendars } from "../connections/keep-calendars.ts";
import { loseConnection } from "../connections/lose-connection.ts";
import { type OpenConnection, openConnection } from "../connections/open-connection.ts";
import { timeZoneOf } from "../connections/time-zone-of.ts";
import type { ReadJob } from "../queues.ts";
import { retryTime } from "../retry-time.ts";
import type { BusyRules } from "../sync/busy-rules.ts";
import type { CalendarFailure } from "../sync/calendar-failure.ts";
import { endWatch, keepWatch } from "./keep-watch.ts";
import { readCalendar } from "./read-calendar.ts";
import { readingWindow } from "./reading-window.ts";

/** How old busy times get where nobody tells us of changes. */
const POLL_MINUTES = 5;
/** The same where the provider tells us: for notices that are lost. */
const WATCHED_POLL_MINUTES = 15;
/** After that long a reading under way counts as lost. */
const LEASE_MINUTES = 5;

interface Reading {
  readonly connection: CalendarConnection;
  readonly calendars: readonly ConnectedCalendar[];
  readonly resourceId: string | null;
  readonly timeZone: string;
  readonly busyRules: BusyRules;
  readonly window: Interval;
  /** Until when the connection is this reading's. */
  readonly lease: Date;
}

/** What concerns one calendar and leaves the account's others readable. */
const OF_ONE_CALENDAR: ReadonlySet<CalendarFailure["kind"]> = new Set([
  "notFound",
  "forbidden",
  "refused",
  "tooMuch",
  "malformed",
]);

/**
 * Reads an account's calendars that block or receive. It does nothing where the connection is not due:
 * then another job has read it. How it went is kept where its owner sees it, and decides when it is
 * read next.
 */
export async function readConnection(ports: CalendarPorts, job: ReadJob): Promise<void> {
  const reading = await claim(ports, job);
  if (!reading) return;
  const { connection, timeZone, busyRules } = reading;
  const opened = await openConnection(ports, connection, timeZone, busyRules);
  if (!opened.ok) {
    await recordFailure(ports, reading, opened.error, connection.credentialsVersion);
    return;
  }
  const read = await readAll(ports, reading, opened.value);
  if (read.ok) await recordSuccess(ports, reading, read.value);
  else await recordFailure(ports, reading, read.error, opened.value.credentialsVersion());
}

/** Takes the connection for a while, so that no other job reads it too. */
async function claim(
  { db, now }: CalendarPorts,
  { tenantId, connectionId }: ReadJob,
): Promise<Reading | null> {
  const lease = addMinutes(now(), LEASE_MINUTES);
  return await db.unit(tenantId, async (tx) => {
    const [connection] = await tx.calendarConnection.updateManyAndReturn({
      where: { id: connectionId, nextSyncAt: { lte: now() } },
      data: { nextSyncAt: lease },
    });
    if (!connection) return null;
    const calendars = await tx.connectedCalendar.findMany({
      where: { connectionId },
      orderBy: { id: "asc" },
    });
    const member = await tx.member.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: connection.memberId } },
      select: { resourceId: true },
    });
    return {
      connection,
      calendars,
      resourceId: member.resourceId,
      timeZone: await timeZoneOf(tx, connection.memberId),
      busyRules: await busyRulesOf(tx),
      window: await readingWindow(tx, now()),
      lease,
    };
  });
}

/** @returns whether all of them are watched */
async function readAll(
  ports: CalendarPorts,
  reading: Reading,
  { sync }: OpenConnection,
): Promise<Result<boolean, CalendarFailure>> {
  const { connection, resourceId, window } = reading;
  let watched = true;
  let trouble: Result<never, CalendarFailure> | null = null;
  for (const calendar of reading.calendars) {
    if (!calendar.blocks && !calendar.receives) {
      await endWatch(ports, sync, calendar);
      continue;
    }
    // First the watch, so that nothing can change between the reading and it.
    watched = (await keepWatch(ports, sync, calendar, connection.provider)) && watched;
    const read = await readCalendar(ports, calendar, { sync, resourceId, window });
    if (read.ok) continue;
    if (!OF_ONE_CALENDAR.has(read.error.kind)) return read;
    if (read.error.kind === "notFound" && (await isGone(ports, reading, sync, calendar))) continue;
    await keepError(ports, calendar, read.error);
    trouble = read;
  }
  return trouble ?? ok(watched);
}

/** Asks whether a calendar is still the account's; if not, we forget it with its busy times. */
async function isGone(
  { db }: CalendarPorts,
  { connection }: Reading,
  sync: OpenConnection["sync"],
  { externalId }: ConnectedCalendar,
): Promise<boolean> {
  const listed = await sync.listCalendars();
  if (!listed.ok || listed.value.some(({ calendarId }) => calendarId === externalId)) return false;
  await db.unit(connection.tenantId, (tx) => keepCalendars(tx, connection, listed.value));
  return true;
}

async function keepError(
  { db }: CalendarPorts,
  { tenantId, id }: ConnectedCalendar,
  { kind }: CalendarFailure,
): Promise<void> {
  await db.unit(tenantId, (tx) =>
    tx.connectedCalendar.updateMany({ where: { id }, data: { lastError: kind } }),
  );
}

async function recordSuccess(
  { db, now }: CalendarPorts,
  { connection, lease }: Reading,
  watched: boolean,
): Promise<void> {
  const { tenantId, id } = connection;
  await db.unit(tenantId, async (tx) => {
    const mended = await tx.calendarConnection.updateMany({
      where: { id, state: { not: "reconnect" } },
      data: { state: "connected", failures: 0, lastError: null, lastSyncAt: now() },
    });
    if (mended.count === 0) return;
    // A notice that came meanwhile has made it due again: that stands.
    await tx.calendarConnection.updateMany({
      where: { id, nextSyncAt: lease },
      data: { nextSyncAt: addMinutes(now(), watched ? WATCHED_POLL_MINUTES : POLL_MINUTES) },
    });
    await announce(tx, { subject: "calendar", id, change: "changed" });
  });
}

async function recordFailure(
  ports: CalendarPorts,
  { connection }: Reading,
  failure: CalendarFailure,
  credentialsVersion: number,
): Promise<void> {
  const { db, now } = ports;
  const { tenantId, id, failures } = connection;
  await db.unit(tenantId, async (tx) => {
    if (failure.kind === "reconnect") {
      await loseConnection(ports, tx, { id, credentialsVersion });
      return;
    }
    const { count } = await tx.calendarConnection.updateMany({
      where: { id, state: { not: "reconnect" } },
      data: {
        state: "failing",
        failures: failures + 1,
        lastError: failure.kind,
        nextSyncAt: retryTime(failure, failures + 1, now()),
      },
    });
    if (count > 0) await announce(tx, { subject: "calendar", id, change: "changed" });
  });
}
