import type { ScheduledEvent, Transaction } from "@convene/prisma";

/**
 * Whether anybody was told that the event takes place, by itself or with its series. Only an appointment
 * that something had to be paid for may end before that: it waited for the payment.
 */
export async function wasAnnounced(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
): Promise<boolean> {
  if (kind === "interview" || row.dueAtBooking === 0) return true;
  const { id, seriesId } = row;
  const ofSeries = { appointment: { seriesId }, subjectId: seriesId };
  const confirmation = await tx.notification.findFirst({
    where: {
      kind: "confirmation",
      interviewId: null,
      OR: [{ appointmentId: id }, ...(seriesId ? [ofSeries] : [])],
    },
    select: { id: true },
  });
  return confirmation !== null;
}
