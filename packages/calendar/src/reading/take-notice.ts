import type { Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { readGooglePush } from "../sync/google/push.ts";
import { readOutlookPush } from "../sync/outlook/push.ts";
import { requestReading } from "./request-reading.ts";

type NoticePorts = Pick<CalendarPorts, "enqueue" | "now">;

/**
 * Takes a notice of Google's about a calendar: if its secret is right, the account is read.
 *
 * @param calendarId Ours, from the notice's address.
 * @returns false where it does not come from Google
 */
export async function noticeOfGoogle(
  ports: NoticePorts,
  tx: Transaction,
  calendarId: string,
  headers: Headers,
): Promise<boolean> {
  const watched = await findWatched(tx, calendarId);
  const push = await readGooglePush(headers, async () => watched?.watchSecret ?? null);
  if (!push || !watched) return false;
  // The first word of a new watch: nothing has changed.
  if (push.state === "changed") await requestReading(ports, tx, watched.connectionId);
  return true;
}

/** The same of Microsoft's, also where a watch is about to end: reading renews it. */
export async function noticesOfOutlook(
  ports: NoticePorts,
  tx: Transaction,
  calendarId: string,
  body: unknown,
): Promise<boolean> {
  const watched = await findWatched(tx, calendarId);
  const pushes = await readOutlookPush(body, async () => watched?.watchSecret ?? null);
  if (pushes.length === 0 || !watched) return false;
  const kinds = new Set(pushes.map(({ kind }) => kind));
  if (kinds.has("ended") || kinds.has("renew")) {
    await tx.connectedCalendar.updateMany({
      where: { id: calendarId },
      data: kinds.has("ended")
        ? { watchId: null, watchResource: null, watchExpiresAt: null }
        : { watchExpiresAt: ports.now() },
    });
  }
  await requestReading(ports, tx, watched.connectionId);
  return true;
}

async function findWatched(tx: Transaction, calendarId: string) {
  return await tx.connectedCalendar.findFirst({
    where: { id: calendarId },
    select: { connectionId: true, watchSecret: true },
  });
}
