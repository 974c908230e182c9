import type { Transaction } from "@convene/prisma";

/** A hold as it stands in the reservations; it may have expired. */
interface StoredHold {
  readonly resourceId: string;
  /** Buffers included. */
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** The hold of that id; undefined where it was given back, used up, or never there. */
export async function findHold(tx: Transaction, holdId: string): Promise<StoredHold | undefined> {
  const hold = await tx.reservation.findFirst({
    where: { holdId },
    select: { resourceId: true, startsAt: true, endsAt: true },
  });
  return hold ?? undefined;
}
