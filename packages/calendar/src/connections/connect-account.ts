import { announce, type Transaction } from "@convene/prisma";
import { err, ok, type Result } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import type { CalendarPorts } from "../calendar-ports.ts";
import { READ_QUEUE } from "../queues.ts";
import type { CalendarFailure } from "../sync/calendar-failure.ts";
import type { CalendarCredentials } from "../sync/credentials.ts";
import type { RemoteCalendar } from "../sync/external-event.ts";
import { queueWaitingCopies } from "../writing/queue-waiting-copies.ts";
import { keepCalendars } from "./keep-calendars.ts";
import { sealCredentials } from "./stored-credentials.ts";
import { timeZoneOf } from "./time-zone-of.ts";

export interface AccountOwner {
  readonly tenantId: string;
  readonly memberId: string;
}

/**
 * Connects an account, or connects it again: its calendars are listed, which proves the credentials,
 * and it is read at once. The main calendar blocks; it receives our events where no other calendar of
 * the member does. What was chosen before stays.
 *
 * @returns the connection's id
 */
export async function connectAccount(
  ports: CalendarPorts,
  { tenantId, memberId }: AccountOwner,
  credentials: CalendarCredentials,
): Promise<Result<string, CalendarFailure>> {
  let latest = credentials;
  const timeZone = await ports.db.unit(tenantId, (tx) => timeZoneOf(tx, memberId));
  const sync = await ports.accounts.open({
    tenantId,
    timeZone,
    credentials,
    async onCredentials(changed) {
      latest = changed;
    },
  });
  if (!sync) return err(NOT_SET_UP);
  const listed = await sync.listCalendars();
  if (!listed.ok) return listed;
  const account = accountOf(latest, listed.value);
  const id = await ports.db.unit(tenantId, async (tx) => {
    const found = await keepConnection(ports, tx, { tenantId, memberId, account }, latest);
    await keepCalendars(tx, { tenantId, id: found, memberId }, listed.value);
    await ports.enqueue(tx, READ_QUEUE, [{ tenantId, connectionId: found }]);
    await queueWaitingCopies(ports, tx, found);
    await announce(tx, { subject: "calendar", id: found, change: "changed" });
    return found;
  });
  return ok(id);
}

async function keepConnection(
  { secrets, now }: CalendarPorts,
  tx: Transaction,
  owner: { readonly tenantId: string; readonly memberId: string; readonly account: string },
  credentials: CalendarCredentials,
): Promise<string> {
  const { tenantId } = owner;
  const where = { ...owner, provider: credentials.provider };
  const [held] = await tx.calendarConnection.findMany({ where, select: { id: true } });
  const id = held?.id ?? uuidv7();
  const sealed = await sealCredentials(secrets, { tenantId, id }, credentials);
  const state = {
    credentials: sealed,
    state: "connected",
    lastError: null,
    failures: 0,
    nextSyncAt: now(),
  } as const;
  if (held) {
    await tx.calendarConnection.updateMany({
      where: { id },
      data: { ...state, credentialsVersion: { increment: 1 } },
    });
  } else {
    await tx.calendarConnection.create({ data: { ...where, ...state, id, createdAt: now() } });
  }
  return id;
}

/** As its owner knows it. */
function accountOf(credentials: CalendarCredentials, calendars: readonly RemoteCalendar[]): string {
  switch (credentials.provider) {
    // Google names the main calendar by the account's address.
    case "google":
      return calendars.find(({ primary }) => primary)?.calendarId ?? "Google";
    case "outlook":
      return credentials.username;
    case "caldav":
      return `${credentials.username} (${new URL(credentials.serverUrl).host})`;
  }
}

const NOT_SET_UP: CalendarFailure = {
  kind: "misconfigured",
  status: null,
  code: "not_set_up",
  retryAfterSeconds: null,
};
