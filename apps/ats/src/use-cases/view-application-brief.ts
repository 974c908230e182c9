import type { Interview, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { type FileEntry, listFiles } from "../files/find-files.ts";
import { readNotes, type WrittenNote } from "./read-notes.ts";
import { interviewsOn } from "./visible-to.ts";

/** What of an application is shown to somebody who is asked about the candidate, and no more. */
export interface ApplicationBrief {
  readonly id: string;
  readonly candidateName: string;
  readonly jobTitle: string;
  /** Their own, by start. */
  readonly interviews: readonly Interview[];
  /** Résumés, where they interview the candidate. */
  readonly files: readonly FileEntry[];
  /** Notes that mention them. */
  readonly notes: readonly WrittenNote[];
}

/**
 * An application as its interviewers see it, and whoever is mentioned in a note.
 *
 * @throws NotFoundError for all others
 */
export async function viewApplicationBrief(
  work: Work,
  applicationId: string,
  viewer: Viewer,
): Promise<ApplicationBrief> {
  const found = await work.tx.application.findFirst({
    where: { id: applicationId, candidate: { erasedAt: null } },
    select: {
      candidate: { select: { id: true, name: true } },
      job: { select: { title: true } },
      interviews: { where: interviewsOn(viewer), orderBy: { scheduledStart: "asc" } },
    },
  });
  const notes = await readNotes(work, {
    applicationId,
    mentions: { some: { memberId: viewer.id } },
  });
  if (!found || (found.interviews.length === 0 && notes.length === 0)) {
    throw new NotFoundError("application");
  }
  const { candidate, job, interviews } = found;
  return {
    id: applicationId,
    candidateName: candidate.name,
    jobTitle: job.title,
    interviews,
    files: interviews.length > 0 ? await listFiles(work, candidate.id, { kind: "resume" }) : [],
    notes,
  };
}
