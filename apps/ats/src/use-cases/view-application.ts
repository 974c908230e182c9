import {
  type ActorKind,
  type Application,
  type ApplicationChange,
  type ApplicationChangeKind,
  type ApplicationStatus,
  type Candidate,
  type HistoryEntry,
  type Interview,
  type Job,
  type JobStage,
  readHistory,
  type Work,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { type StoredAnswer, storedAnswers } from "@convene/server-kit/questions";
import type { Viewer } from "../domain/viewer.ts";
import { type FileEntry, listFiles } from "../files/find-files.ts";
import { readNotes, type WrittenNote } from "./read-notes.ts";
import { applicationsVisibleTo } from "./visible-to.ts";

export interface ApplicationInterview {
  readonly interview: Interview;
  /** Everybody on the panel, by name. */
  readonly interviewers: readonly string[];
}

/** Another application of the same candidate. */
export interface OtherApplication {
  readonly id: string;
  readonly jobTitle: string;
  readonly stageName: string;
  readonly status: ApplicationStatus;
  readonly createdAt: Date;
}

/** A line of the application's own history. */
export interface ApplicationStep {
  readonly id: string;
  readonly kind: ApplicationChangeKind;
  readonly at: Date;
  readonly byKind: ActorKind;
  /** Null where it is nobody in particular. */
  readonly byName: string | null;
  readonly stageBefore: string | null;
  readonly stageAfter: string | null;
  readonly reason: string | null;
}

export interface ApplicationView {
  readonly application: Application;
  readonly candidate: Candidate;
  readonly job: Job;
  /** Of the job, in the order of its pipeline. */
  readonly stages: readonly JobStage[];
  readonly answers: readonly StoredAnswer[];
  /** Latest first; cancelled ones too. */
  readonly interviews: readonly ApplicationInterview[];
  /** Of its interviews; oldest first. */
  readonly history: readonly HistoryEntry[];
  /** Of the application itself; oldest first. */
  readonly steps: readonly ApplicationStep[];
  /** Newest first. */
  readonly notes: readonly WrittenNote[];
  /** Of the candidate; latest first. */
  readonly files: readonly FileEntry[];
  /** Latest first; those that the viewer may see. */
  readonly others: readonly OtherApplication[];
}

/**
 * An application: who, for what, how far, and all that has happened.
 *
 * @param viewer Left out: no matter who.
 * @throws NotFoundError also for one that the viewer may not see
 */
export async function viewApplication(
  work: Work,
  applicationId: string,
  viewer?: Viewer,
): Promise<ApplicationView> {
  const { tx } = work;
  const visible = viewer ? applicationsVisibleTo(viewer) : {};
  const found = await tx.application.findFirst({
    where: { AND: [{ id: applicationId }, visible] },
    include: {
      candidate: true,
      job: { include: { stages: { orderBy: { position: "asc" } } } },
      changes: { orderBy: [{ at: "asc" }, { id: "asc" }] },
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
    changes: steps,
    ...application
  } = found;
  const others = await tx.application.findMany({
    where: { AND: [{ candidateId: candidate.id, id: { not: applicationId } }, visible] },
    orderBy: { id: "desc" },
    select: {
      id: true,
      status: true,
      createdAt: true,
      job: { select: { title: true } },
      stage: { select: { name: true } },
    },
  });
  const changes = interviews.flatMap((interview) => interview.changes);
  return {
    application,
    candidate,
    job,
    stages,
    answers: storedAnswers(application.answers),
    interviews: interviews.map(({ attendees, changes: _changes, ...interview }) => ({
      interview,
      interviewers: attendees.map(({ resource }) => resource.name),
    })),
    history: await readHistory(tx, changes, candidate.name),
    steps: await nameSteps(work, steps, candidate.name),
    notes: await readNotes(work, { applicationId }),
    files: await listFiles(work, candidate.id),
    others: others.map(({ job: otherJob, stage, ...other }) => ({
      ...other,
      jobTitle: otherJob.title,
      stageName: stage.name,
    })),
  };
}

async function nameSteps(
  { tx }: Work,
  changes: readonly ApplicationChange[],
  candidateName: string,
): Promise<ApplicationStep[]> {
  const memberIds = changes.flatMap(({ actorKind, actorId }) =>
    actorKind === "member" && actorId ? [actorId] : [],
  );
  const members = await tx.member.findMany({
    where: { id: { in: memberIds } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return changes.map(({ id, kind, at, actorKind, actorId, stageBefore, stageAfter, reason }) => ({
    id,
    kind,
    at,
    byKind: actorKind,
    byName: actorKind === "candidate" ? candidateName : (names.get(actorId ?? "") ?? null),
    stageBefore,
    stageAfter,
    reason,
  }));
}
