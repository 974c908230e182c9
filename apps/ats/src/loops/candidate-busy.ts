import type { Work } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";

/** When a candidate has interviews already, for whichever job. */
export async function candidateBusy(
  { tx }: Pick<Work, "tx">,
  candidateId: string,
  range: Interval,
  /** An interview that is being moved. */
  exceptId?: string,
): Promise<Interval[]> {
  const interviews = await tx.interview.findMany({
    where: {
      application: { candidateId },
      status: { in: ["scheduled", "confirmed", "in_progress"] },
      scheduledStart: { lt: range.end },
      scheduledEnd: { gt: range.start },
      ...(exceptId !== undefined && { id: { not: exceptId } }),
    },
    orderBy: { scheduledStart: "asc" },
    select: { scheduledStart: true, scheduledEnd: true },
  });
  return interviews.map(({ scheduledStart, scheduledEnd }) => ({
    start: scheduledStart,
    end: scheduledEnd,
  }));
}
