import type { Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";
import { openCredentials } from "./stored-credentials.ts";

/** Where a CalDAV account is: what its owner need not enter again. */
export interface CaldavAccount {
  readonly serverUrl: string;
  readonly username: string;
}

/** @returns null where the member has no such account, or what was kept of it cannot be read any more */
export async function findCaldavAccount(
  { secrets }: Pick<CalendarPorts, "secrets">,
  tx: Transaction,
  { memberId, connectionId }: { readonly memberId: string; readonly connectionId: string },
): Promise<CaldavAccount | null> {
  const connection = await tx.calendarConnection.findFirst({
    where: { id: connectionId, memberId, provider: "caldav" },
    select: { tenantId: true, id: true, credentials: true },
  });
  const credentials =
    connection && (await openCredentials(secrets, connection, connection.credentials));
  if (credentials?.provider !== "caldav") return null;
  const { serverUrl, username } = credentials;
  return { serverUrl, username };
}
