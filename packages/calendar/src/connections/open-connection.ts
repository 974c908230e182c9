import type { CalendarConnection } from "@convene/prisma";
import { err, ok, type Result } from "@convene/scheduling-core";
import type { CalendarPorts } from "../calendar-ports.ts";
import type { BusyRules } from "../sync/busy-rules.ts";
import type { CalendarFailure } from "../sync/calendar-failure.ts";
import type { CalendarSync } from "../sync/calendar-sync.ts";
import type { CalendarCredentials } from "../sync/credentials.ts";
import { openCredentials, sealCredentials } from "./stored-credentials.ts";

/** A connection in use. */
export interface OpenConnection {
  readonly sync: CalendarSync;
  /** Of the credentials that it uses: goes up when they are renewed on the way. */
  credentialsVersion(): number;
}

type StoredConnection = Pick<
  CalendarConnection,
  "tenantId" | "id" | "credentials" | "credentialsVersion"
>;

/**
 * Opens a stored connection. Tokens that are renewed on the way are kept at once, unless somebody else
 * kept newer ones meanwhile; what was sealed with an earlier key is sealed with the present one.
 *
 * @param timeZone IANA; of the calendars' owner.
 * @param busyRules For whoever reads: what counts as busy.
 * @returns `reconnect` where the credentials cannot be read any more, `misconfigured` where the
 *   provider is no longer set up
 */
export async function openConnection(
  { db, secrets, accounts }: Pick<CalendarPorts, "db" | "secrets" | "accounts">,
  connection: StoredConnection,
  timeZone: string,
  busyRules?: BusyRules,
): Promise<Result<OpenConnection, CalendarFailure>> {
  const { tenantId, id } = connection;
  const credentials = await openCredentials(secrets, connection, connection.credentials);
  if (!credentials) return err(failure("reconnect", "credentials_unreadable"));
  let version = connection.credentialsVersion;
  const onCredentials = async (changed: CalendarCredentials) => {
    const sealed = await sealCredentials(secrets, connection, changed);
    const { count } = await db.unit(tenantId, (tx) =>
      tx.calendarConnection.updateMany({
        where: { id, credentialsVersion: version },
        data: { credentials: sealed, credentialsVersion: { increment: 1 } },
      }),
    );
    version += count;
  };
  if (!secrets.isCurrent(connection.credentials)) await onCredentials(credentials);
  const rules = busyRules && { busyRules };
  const sync = await accounts.open({ tenantId, timeZone, credentials, ...rules, onCredentials });
  return sync
    ? ok({ sync, credentialsVersion: () => version })
    : err(failure("misconfigured", "not_set_up"));
}

function failure(kind: "reconnect" | "misconfigured", code: string): CalendarFailure {
  return { kind, status: null, code, retryAfterSeconds: null };
}
