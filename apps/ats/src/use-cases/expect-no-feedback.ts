import type { Transaction } from "@convene/prisma";

/** Asks nobody for a scorecard of an interview that does not take place. */
export async function expectNoFeedback(tx: Transaction, interviewId: string): Promise<void> {
  await tx.interviewAttendee.updateMany({
    where: { interviewId, feedbackDueAt: { not: null } },
    data: { feedbackDueAt: null },
  });
}
