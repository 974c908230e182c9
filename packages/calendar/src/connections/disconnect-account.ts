import { announce } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { settleBusyConflicts } from "../conflicts/settle-busy-conflicts.ts";
import { watchOf } from "../reading/calendar-watch.ts";
import type { ConsentProvider } from "./calendar-accounts.ts";
import type { AccountOwner } from "./connect-account.ts";
import { openConnection } from "./open-connection.ts";
import { openCredentials } from "./stored-credentials.ts";
import { timeZoneOf } from "./time-zone-of.ts";

/**
 * What became of a consent: `revoked`, or `left` to the person to take back in their account, since the
 * provider has no call for it or did not answer. `none`: there was none, only a password.
 */
type ConsentEnd = "revoked" | "left" | "none";

/**
 * Forgets an account: its credentials, calendars and busy times go at once. Then the provider is told,
 * as far as it can be reached: watches are stopped, and the consent is revoked. What of our events
 * stands in its calendars stays there.
 *
 * @returns what became of the consent at the provider; null where the member has no such connection
 */
export async function disconnectAccount(
  ports: CalendarPorts,
  { tenantId, memberId }: AccountOwner,
  connectionId: string,
): Promise<ConsentEnd | null> {
  const gone = await ports.db.unit(tenantId, async (tx) => {
    const connection = await tx.calendarConnection.findFirst({
      where: { id: connectionId, memberId },
      include: { calendars: true, member: { select: { resourceId: true } } },
    });
    if (!connection) return null;
    const timeZone = await timeZoneOf(tx, memberId);
    await tx.calendarConnection.deleteMany({ where: { id: connectionId } });
    const { resourceId } = connection.member;
    if (resourceId) await settleBusyConflicts(tx, resourceId, ports.now());
    await announce(tx, { subject: "calendar", id: connectionId, change: "removed" });
    return { ...connection, timeZone };
  });
  if (!gone) return null;

  const opened = await openConnection(ports, gone, gone.timeZone);
  if (opened.ok) {
    for (const calendar of gone.calendars) {
      const watch = watchOf(calendar);
      // A watch that goes on ends by itself, and its notices find no calendar.
      if (watch) await opened.value.sync.stopWatching(watch);
    }
  }
  return await revoke(ports, gone);
}

async function revoke(
  { accounts, secrets }: CalendarPorts,
  connection: { readonly tenantId: string; readonly id: string; readonly credentials: string },
): Promise<ConsentEnd> {
  const credentials = await openCredentials(secrets, connection, connection.credentials);
  if (credentials?.provider === "caldav") return "none";
  if (!credentials) return "left";
  const provider: ConsentProvider = credentials.provider;
  const connector = await accounts.connector(provider);
  const ended = await connector?.revoke(credentials);
  return ended?.ok && ended.value === "revoked" ? "revoked" : "left";
}
