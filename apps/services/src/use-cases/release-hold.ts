import { announce, releaseReservations, type Work } from "@convene/prisma";

/** Gives a held slot back. Giving back what has expired or was never held is no mistake. */
export async function releaseHold({ tx }: Work, holdId: string): Promise<void> {
  const released = await releaseReservations(tx, { holdId });
  for (const id of released) {
    await announce(tx, { subject: "reservation", id, change: "removed" });
  }
}
