import { randomBytes } from "node:crypto";
import type { ConnectedCalendar } from "@convene/prisma";
import { addDays, addHours } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { CalendarPorts, ConnectedProvider } from "../calendar-ports.ts";
import type { CalendarSync } from "../sync/calendar-sync.ts";
import { watchOf } from "./calendar-watch.ts";

/** As long as Google gives; Microsoft gives a little less. */
const WATCH_DAYS = 7;
/** Renewed so long before its end: several rounds may fail. */
const RENEW_HOURS = 24;

/**
 * Where a provider sends its notices about a calendar. Tenant and calendar stand in the address; the
 * secret, which comes with each notice, proves whom it is from.
 */
function noticePath(
  provider: ConnectedProvider,
  { tenantId, id }: Pick<ConnectedCalendar, "tenantId" | "id">,
): string {
  const name = provider === "google" ? "google-calendar" : "graph";
  return `/api/webhooks/${name}/${tenantId}/${id}`;
}

/**
 * Sees to it that a calendar is watched, where its provider can reach us: the watch is made, and made
 * anew before it ends. A failure is no harm: the calendar is then asked from time to time.
 *
 * @returns whether it is watched
 */
export async function keepWatch(
  { db, noticeOrigin, now }: Pick<CalendarPorts, "db" | "noticeOrigin" | "now">,
  sync: CalendarSync,
  calendar: ConnectedCalendar,
  provider: ConnectedProvider,
): Promise<boolean> {
  if (noticeOrigin === null || provider === "caldav") return false;
  const held = watchOf(calendar);
  if (held && held.expiresAt > addHours(now(), RENEW_HOURS)) return true;
  const { tenantId, id } = calendar;
  // One secret for the calendar's life, kept before the provider learns it: its first notice comes
  // before its answer.
  const secret = calendar.watchSecret ?? randomBytes(32).toString("base64url");
  if (calendar.watchSecret === null) {
    const { count } = await db.unit(tenantId, (tx) =>
      tx.connectedCalendar.updateMany({
        where: { id, watchSecret: null },
        data: { watchSecret: secret },
      }),
    );
    if (count === 0) return false; // somebody else is just doing it
  }
  const request = {
    id: uuidv7(),
    url: `${noticeOrigin}${noticePath(provider, calendar)}`,
    secret,
    expiresAt: addDays(now(), WATCH_DAYS),
  };
  const made = held
    ? await sync.renew(held, request)
    : await sync.watch(calendar.externalId, request);
  if (!made.ok || made.value === null) return held !== null && held.expiresAt > now();
  const { watchId, resourceId, expiresAt } = made.value;
  await db.unit(tenantId, (tx) =>
    tx.connectedCalendar.updateMany({
      where: { id },
      data: { watchId, watchResource: resourceId, watchExpiresAt: expiresAt },
    }),
  );
  return true;
}

/** Ends the watch of a calendar that is not read any more. */
export async function endWatch(
  { db }: Pick<CalendarPorts, "db">,
  sync: CalendarSync,
  calendar: ConnectedCalendar,
): Promise<void> {
  const held = watchOf(calendar);
  if (!held) return;
  const stopped = await sync.stopWatching(held);
  if (!stopped.ok) return; // next time, or it ends by itself
  await db.unit(calendar.tenantId, (tx) =>
    tx.connectedCalendar.updateMany({
      where: { id: calendar.id, watchId: held.watchId },
      data: { watchId: null, watchResource: null, watchExpiresAt: null },
    }),
  );
}
