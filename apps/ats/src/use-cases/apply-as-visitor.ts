import type { Work } from "@convene/prisma";
import { answersTo, type GivenAnswers } from "@convene/server-kit/questions";
import { AlreadyAppliedError } from "../domain/interview-refusals.ts";
import { keepFile, requireKept, type SentFile } from "../files/keep-file.ts";
import type { ApplicationMessages } from "../messages/application-messages.ts";
import { addApplication } from "./add-application.ts";
import type { CandidateDetails } from "./keep-candidate.ts";
import { viewCareersJob } from "./view-careers.ts";

export interface VisitorsApplication {
  readonly jobId: string;
  readonly candidate: CandidateDetails;
  readonly coverLetter?: string | undefined;
  /** To what the form asks, by the fields' ids. */
  readonly answers: GivenAnswers;
  readonly resume: SentFile;
}

/** As it is shown where applications come from. */
const SOURCE = "Careers page";

/**
 * Takes an application from the careers page, with its résumé. Whoever has applied for the job by that
 * address is not told apart from who has not: an address is nobody's proof of who they are.
 *
 * @throws NotFoundError for a job that is not on the page
 * @throws InvalidInputError naming `answers.<id>`
 * @throws FileSizeError
 * @throws FileKindError
 */
export async function applyAsVisitor(
  work: Work,
  { jobId, candidate, coverLetter, answers, resume }: VisitorsApplication,
  messages: Pick<ApplicationMessages, "tellReceived">,
): Promise<void> {
  const { job, fields } = await viewCareersJob(work, jobId);
  const checked = answersTo(fields, answers, { isForm: true });
  await requireKept(resume);
  const by = { kind: "candidate" } as const;
  try {
    const application = await addApplication(work, {
      ...candidate,
      jobId,
      source: SOURCE,
      coverLetter,
      answers: checked,
      by,
    });
    const { candidateId } = application;
    await keepFile(work, {
      candidateId,
      kind: "resume",
      file: resume,
      by: { ...by, id: candidateId },
    });
    const known = await work.tx.candidate.findFirstOrThrow({ where: { id: candidateId } });
    await messages.tellReceived(work, { application, candidate: known, jobTitle: job.title });
  } catch (error) {
    // The first one counts; nothing of this one was written.
    if (!(error instanceof AlreadyAppliedError)) throw error;
  }
}
