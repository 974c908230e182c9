import type { Transaction } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { addDays, subDays } from "date-fns";

/** Interviews have no horizon of their own. */
const LEAST_DAYS = 180;
const MOST_DAYS = 732;

/**
 * What of a calendar has to be known: from yesterday to the end of the longest horizon in which
 * anything of the organisation can be booked. Beyond it nothing is known, and so nothing is free.
 */
export async function readingWindow(tx: Transaction, now: Date): Promise<Interval> {
  const { _max } = await tx.service.aggregate({
    where: { active: true },
    _max: { horizonDays: true },
  });
  const days = Math.max(LEAST_DAYS, (_max.horizonDays ?? 0) + 1);
  return { start: subDays(now, 1), end: addDays(now, Math.min(days, MOST_DAYS)) };
}
