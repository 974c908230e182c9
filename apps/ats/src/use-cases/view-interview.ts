import {
  type AttendeeResponse,
  type Candidate,
  type HistoryEntry,
  type Interview,
  type InterviewStatus,
  type Job,
  type Qualification,
  readHistory,
  type Work,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { type PossibleChanges, possibleChanges } from "../domain/change-policy.ts";
import { interviewStatus } from "../domain/interview-status.ts";
import type { Viewer } from "../domain/viewer.ts";
import { interviewsVisibleTo } from "./visible-to.ts";

export interface PanelMember {
  /** Of their resource. */
  readonly id: string;
  readonly name: string;
  /** IANA. */
  readonly timeZone: string;
  readonly required: boolean;
  /** The seat that they fill, by its name; null: none in particular. */
  readonly seat: string | null;
  /** As what they came from a pool; null: they were asked for by name. */
  readonly qualification: Qualification | null;
  readonly response: AttendeeResponse;
  readonly declineReason: string | null;
}

export interface InterviewView {
  readonly interview: Interview;
  readonly candidate: Candidate;
  readonly job: Job;
  readonly organiserName: string;
  /** Those who are needed first, then by name. */
  readonly panel: readonly PanelMember[];
  readonly changes: PossibleChanges;
  readonly nextStatuses: readonly InterviewStatus[];
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}

/**
 * An interview with its panel and history, and what can still be done to it.
 *
 * @param viewer A member; `candidate` for whoever has its link.
 * @throws NotFoundError also for one that the viewer may not see
 */
export async function viewInterview(
  { tx, tenantId, now }: Work,
  interviewId: string,
  viewer: Viewer | "candidate",
): Promise<InterviewView> {
  const found = await tx.interview.findFirst({
    where: {
      tenantId,
      id: interviewId,
      ...(viewer !== "candidate" && interviewsVisibleTo(viewer)),
    },
    include: {
      organiser: { select: { name: true } },
      application: { include: { candidate: true, job: true } },
      attendees: {
        orderBy: [{ required: "desc" }, { resource: { name: "asc" } }],
        include: { resource: { select: { id: true, name: true, timeZone: true } } },
      },
      changes: true,
    },
  });
  if (!found) throw new NotFoundError("interview");
  const { organiser, application, attendees, changes, ...interview } = found;
  const { candidate, job } = application;
  return {
    interview,
    candidate,
    job,
    organiserName: organiser.name,
    panel: attendees.map(({ resource, ...attendee }) => ({
      ...resource,
      required: attendee.required,
      seat: attendee.seat,
      qualification: attendee.qualification,
      response: attendee.response,
      declineReason: attendee.declineReason,
    })),
    changes: possibleChanges(interview, viewer === "candidate" ? "candidate" : "staff", now),
    nextStatuses: interviewStatus.nextStatuses(interview.status),
    history: await readHistory(tx, changes, candidate.name),
  };
}
