import type { AnsweredRequest } from "@convene/notifications";
import type { SchedulingRequest, Work } from "@convene/prisma";
import { type Kit, notifierIn } from "@convene/server-kit";
import { requestUrl } from "../links/request-link.ts";
import { candidateRecipient, memberRecipients } from "../messages/hiring-recipients.ts";
import type { LockedRequest } from "./lock-request.ts";

/** What the messages about a request need to know of it. */
export type ToldRequest = Pick<LockedRequest, "request" | "order" | "candidate" | "jobTitle">;

/** Who is told about requests, in the same transaction. To be called once the state is written. */
export interface RequestMessages {
  /** The candidate gets the link. */
  tellRequested(work: Work, told: ToldRequest): Promise<void>;
  /** Whoever asked hears what the candidate said, where they did not choose. */
  tellAnswered(work: Work, told: ToldRequest, answer: AnsweredRequest["answer"]): Promise<void>;
}

export function createRequestMessages(
  kit: Pick<Kit, "env" | "jobs" | "links" | "manageUrl">,
): RequestMessages {
  return {
    async tellRequested(work, { request, order, candidate, jobTitle }) {
      const { id, mode, message, expiresAt } = request;
      await notifierIn(kit, work).sendTimeRequested(
        {
          id,
          version: await nextVersion(work, request, "time_requested"),
          title: order.name,
          jobTitle,
          mode,
          durationMinutes: order.interviews.reduce((sum, one) => sum + one.durationMinutes, 0),
          interviews: order.interviews.length,
          message,
          expiresAt,
          url: await requestUrl(kit, request),
        },
        candidateRecipient(candidate),
      );
    },

    async tellAnswered(work, { request, order, candidate }, answer) {
      const { id, applicationId, memberId, reply } = request;
      const version = await nextVersion(work, request, "times_given");
      for (const member of await memberRecipients(work, [memberId])) {
        await notifierIn(kit, work).sendTimesGiven(
          {
            id,
            version,
            applicationId,
            candidateName: candidate.name,
            title: order.name,
            answer,
            reply,
            url: `${kit.env.ATS_URL}/applications/${applicationId}/loop?request=${id}`,
          },
          member,
        );
      }
    },
  };
}

/** How often it was told, this time included. */
async function nextVersion(
  { tx }: Work,
  { id: subjectId }: Pick<SchedulingRequest, "id">,
  kind: "time_requested" | "times_given",
): Promise<number> {
  const { _max } = await tx.notification.aggregate({
    where: { subjectId, kind },
    _max: { eventVersion: true },
  });
  return (_max.eventVersion ?? 0) + 1;
}
