import { announce, type Interview, recordChange, type Work } from "@convene/prisma";
import { EventClosedError, InvalidTransitionError, NotFoundError } from "@convene/scheduling-core";
import { interviewStatus } from "../domain/interview-status.ts";
import type { Viewer } from "../domain/viewer.ts";
import type { TellOfDecline } from "../panels/tell-of-decline.ts";
import { USUAL_REPLACEMENT, whyNotReplaced } from "../panels/why-not-replaced.ts";
import { findStandIns } from "./find-stand-ins.ts";
import { lockInterview } from "./lock-interview.ts";
import { type ReplacePorts, replaceInterviewer } from "./replace-interviewer.ts";

export interface AnswerRequest {
  readonly interviewId: string;
  /** Whoever is on its panel, for themselves. */
  readonly viewer: Viewer;
  readonly response: "accepted" | "declined";
  readonly reason?: string | undefined;
}

export interface AnswerPorts extends ReplacePorts {
  readonly tellOfDecline: TellOfDecline;
}

/**
 * What an interviewer answers to an invitation. Who declines a seat that a pool filled is replaced by
 * whoever of the pool is free and has the fewest recent interviews, as the template's rules allow; the
 * organiser is told either way. Who came along to learn just does not come.
 *
 * @returns the interview; the answerer may not be on it any more
 * @throws NotFoundError for an interview that they are not on
 * @throws EventClosedError, InvalidTransitionError where it has begun or is over
 */
export async function answerInterview(
  work: Work,
  { interviewId, viewer, response, reason }: AnswerRequest,
  ports: AnswerPorts,
): Promise<Interview> {
  const { tx, tenantId, now } = work;
  const before = await lockInterview(work, interviewId, viewer);
  const { resourceId } = viewer;
  const attendee =
    resourceId === null
      ? null
      : await tx.interviewAttendee.findUnique({
          where: {
            tenantId_interviewId_resourceId: { tenantId, interviewId, resourceId },
          },
          include: { resource: { select: { name: true } } },
        });
  if (!attendee) throw new NotFoundError("interview");
  if (interviewStatus.isFinal(before.status)) {
    throw new EventClosedError(before.status === "cancelled" ? "cancelled" : "final");
  }
  if (before.status === "in_progress") throw new InvalidTransitionError("in_progress", response);

  const by = { kind: "member", id: viewer.id } as const;
  await tx.interviewAttendee.update({
    where: {
      tenantId_interviewId_resourceId: {
        tenantId,
        interviewId,
        resourceId: attendee.resourceId,
      },
    },
    data: {
      response,
      respondedAt: now,
      declineReason: response === "declined" ? (reason ?? null) : null,
    },
  });
  await recordChange(tx, { kind: "interview", row: before }, { kind: response, by, reason });
  await announce(tx, { subject: "interview", id: interviewId, change: "changed" });
  if (response === "accepted" || !attendee.required) return before;
  if (attendee.qualification === "reverse_shadow") {
    await stayAway(work, attendee);
    return before;
  }

  const rules = await rulesOf(work, before.templateId);
  const { poolId } = attendee;
  const { scheduledStart, replacements } = before;
  const whyNot = whyNotReplaced({ poolId, scheduledStart, replacements }, rules, now);
  const standIns =
    whyNot === null
      ? await findStandIns(work, { interviewId, resourceId: attendee.resourceId })
      : [];
  const standIn = standIns.find((one) => one.fromPool);
  const after = standIn
    ? await replaceInterviewer(
        work,
        {
          interviewId,
          resourceId: attendee.resourceId,
          standInId: standIn.id,
          by: { kind: "system" },
          isAutomatic: true,
        },
        ports,
      )
    : before;
  await ports.tellOfDecline(
    work,
    { kind: "interview", row: after },
    {
      resourceId: attendee.resourceId,
      name: attendee.resource.name,
      reason: reason ?? null,
      outcome: standIn ? { standIn: standIn.name } : { whyNot: whyNot ?? "none_free" },
    },
  );
  return after;
}

/** The qualified one holds it alone: the time of who wanted to learn is free again. */
async function stayAway(
  { tx }: Work,
  { interviewId, resourceId }: { readonly interviewId: string; readonly resourceId: string },
): Promise<void> {
  await tx.reservation.deleteMany({ where: { interviewId, resourceId } });
  await tx.interviewAttendee.updateMany({
    where: { interviewId, resourceId },
    data: { required: false, feedbackDueAt: null },
  });
}

async function rulesOf({ tx, tenantId }: Work, templateId: string | null) {
  if (templateId === null) return USUAL_REPLACEMENT;
  return await tx.interviewTemplate.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: templateId } },
    select: { replaceNoticeMinutes: true, replaceLimit: true },
  });
}
