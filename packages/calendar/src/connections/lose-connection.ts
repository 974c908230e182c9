import { announce, type Transaction } from "@convene/prisma";
import type { CalendarPorts } from "../calendar-ports.ts";

/**
 * Marks a connection that only its owner can mend, and tells them, once each time that it is lost. It
 * does nothing where it was connected again since these credentials were read.
 */
export async function loseConnection(
  ports: Pick<CalendarPorts, "connectionLost">,
  tx: Transaction,
  connection: { readonly id: string; readonly credentialsVersion: number },
): Promise<void> {
  const [lost] = await tx.calendarConnection.updateManyAndReturn({
    where: { ...connection, state: { not: "reconnect" } },
    data: {
      state: "reconnect",
      timesLost: { increment: 1 },
      lastError: "reconnect",
      nextSyncAt: null,
    },
    select: { id: true, memberId: true, provider: true, account: true, timesLost: true },
  });
  if (!lost) return;
  await announce(tx, { subject: "calendar", id: lost.id, change: "changed" });
  await ports.connectionLost(tx, lost);
}
