import type { Transaction } from "@convene/prisma";
import { addDays, differenceInMinutes, subDays } from "date-fns";

/** Half a week on either side: who is fully booked on Monday may well take Friday, but not more often. */
const DAYS_AROUND = 3.5;

/**
 * How many minutes are reserved of each resource in the week around a moment, by both apps, holds
 * included: the load by which bookings for anyone are shared out.
 */
export async function readLoad(
  tx: Transaction,
  resourceIds: readonly string[],
  around: Date,
): Promise<ReadonlyMap<string, number>> {
  const reservations = await tx.reservation.findMany({
    where: {
      resourceId: { in: [...resourceIds] },
      startsAt: { gte: subDays(around, DAYS_AROUND), lt: addDays(around, DAYS_AROUND) },
    },
    select: { resourceId: true, startsAt: true, endsAt: true },
  });
  const load = new Map<string, number>();
  for (const { resourceId, startsAt, endsAt } of reservations) {
    load.set(resourceId, (load.get(resourceId) ?? 0) + differenceInMinutes(endsAt, startsAt));
  }
  return load;
}
