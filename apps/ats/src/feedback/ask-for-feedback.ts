import type { Recipient } from "@convene/notifications";
import { type Interview, lockEvent, type Work } from "@convene/prisma";
import { dueAsk } from "./next-ask.ts";

export interface FeedbackPorts {
  /** Asks, in the transaction. */
  ask(
    work: Work,
    interview: Interview,
    to: Recipient,
    due: { readonly offsetMinutes: number },
  ): Promise<void>;
}

/**
 * Asks an interviewer for the scorecard that they owe, if it is still owed, and notes when they are to
 * be asked next.
 *
 * @returns whether they were asked
 */
export async function askForFeedback(
  work: Work,
  { interviewId, resourceId }: { readonly interviewId: string; readonly resourceId: string },
  ports: FeedbackPorts,
): Promise<boolean> {
  const { tx, tenantId, now } = work;
  await lockEvent(tx, "interview", interviewId);
  const key = { tenantId, interviewId, resourceId };
  const where = { tenantId_interviewId_resourceId: key };
  const attendee = await tx.interviewAttendee.findUnique({
    where,
    include: { interview: true, resource: { include: { member: true } } },
  });
  if (!attendee?.feedbackDueAt || attendee.feedbackDueAt.getTime() > now.getTime()) return false;
  const { interview, resource, feedbackAsked } = attendee;
  const { member } = resource;
  const isHandedIn =
    member !== null &&
    (await tx.scorecard.count({
      where: { interviewId, memberId: member.id, submittedAt: { not: null } },
    })) > 0;
  const takesPlace = interview.status !== "cancelled" && interview.status !== "no_show";
  const due = dueAsk({ scheduledEnd: interview.scheduledEnd, asked: feedbackAsked }, now);
  if (!member || isHandedIn || !takesPlace || !due) {
    const isOver = !member || isHandedIn || !takesPlace || interview.scheduledEnd <= now;
    if (isOver) await tx.interviewAttendee.update({ where, data: { feedbackDueAt: null } });
    return false;
  }
  const { id, name, email, locale } = member;
  const to = { kind: "member", id, name, email, phone: null, locale, timeZone: resource.timeZone };
  await ports.ask(work, interview, { ...to, kind: "member" }, due);
  await tx.interviewAttendee.update({
    where,
    data: { feedbackDueAt: due.next, feedbackAsked: { increment: 1 } },
  });
  return true;
}
