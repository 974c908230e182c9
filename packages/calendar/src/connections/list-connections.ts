import type { CalendarConnection, ConnectedCalendar, Transaction } from "@convene/prisma";

/** A connection as its owner sees it: everything but the secrets. */
export type ListedConnection = Omit<CalendarConnection, "credentials" | "credentialsVersion"> & {
  readonly calendars: readonly ListedCalendar[];
};

export type ListedCalendar = Omit<ConnectedCalendar, "cursor" | "watchSecret" | "watchResource">;

/** A member's connections, the oldest first, each with its calendars by name. */
export async function listConnections(
  tx: Transaction,
  memberId: string,
): Promise<readonly ListedConnection[]> {
  return await tx.calendarConnection.findMany({
    where: { memberId },
    omit: { credentials: true, credentialsVersion: true },
    include: {
      calendars: {
        omit: { cursor: true, watchSecret: true, watchResource: true },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      },
    },
    orderBy: { id: "asc" },
  });
}
