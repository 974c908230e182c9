import {
  type Application,
  type Candidate,
  type HistoryEntry,
  type Interview,
  type Job,
  type JobStage,
  readHistory,
  type Work,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";

export interface ApplicationInterview {
  readonly interview: Interview;
  /** Everybody on the panel, by name. */
  readonly interviewers: readonly string[];
}

export interface ApplicationView {
  readonly application: Application;
  readonly candidate: Candidate;
  readonly job: Job;
  /** Of the job, in the order of its pipeline. */
  readonly stages: readonly JobStage[];
  /** Latest first; cancelled ones too. */
  readonly interviews: readonly ApplicationInterview[];
  /** Oldest first. */
  readonly history: readonly HistoryEntry[];
}

/**
 * An application: who, for what, how far, and all that has happened.
 *
 * @throws NotFoundError
 */
export async function viewApplication(
  { tx, tenantId }: Work,
  applicationId: string,
): Promise<ApplicationView> {
  const found = await tx.application.findUnique({
    where: { tenantId_id: { tenantId, id: applicationId } },
    include: {
      candidate: true,
      job: { include: { stages: { orderBy: { position: "asc" } } } },
      interviews: {
        orderBy: [{ scheduledStart: "desc" }, { id: "desc" }],
        include: {
          changes: true,
          attendees: {
            orderBy: { resource: { name: "asc" } },
            select: { resource: { select: { name: true } } },
          },
        },
      },
    },
  });
  if (!found) throw new NotFoundError("application");
  const {
    candidate,
    job: { stages, ...job },
    interviews,
    ...application
  } = found;
  const changes = interviews.flatMap((interview) => interview.changes);
  return {
    application,
    candidate,
    job,
    stages,
    interviews: interviews.map(({ attendees, changes: _changes, ...interview }) => ({
      interview,
      interviewers: attendees.map(({ resource }) => resource.name),
    })),
    history: await readHistory(tx, changes, candidate.name),
  };
}
