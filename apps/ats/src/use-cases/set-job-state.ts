import { announce, type JobStatus, type Work } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { type JobView, lockJob, viewJob } from "./view-job.ts";

export interface JobState {
  readonly status?: JobStatus | undefined;
  /** Whether it is on the careers page; open jobs only. */
  readonly published?: boolean | undefined;
}

/**
 * Opens or closes a job, and puts it on the careers page or takes it off. Whoever closes one takes it
 * off; who has applied stays where they are.
 *
 * @throws NotFoundError
 * @throws InvalidInputError naming `published` for a job that is not open
 */
export async function setJobState(
  work: Work,
  id: string,
  { status, published }: JobState,
): Promise<JobView> {
  const { tx, now } = work;
  await lockJob(tx, id);
  const { job } = await viewJob(work, id);
  const next = status ?? job.status;
  if (published && next !== "open") {
    throw new InvalidInputError("published", "needs the job to be open");
  }
  const isPublished = next === "open" && (published ?? job.publishedAt !== null);
  await tx.job.updateMany({
    where: { id },
    data: {
      status: next,
      closedAt: next === "closed" ? (job.closedAt ?? now) : null,
      publishedAt: isPublished ? (job.publishedAt ?? now) : null,
    },
  });
  await announce(tx, { subject: "setup", id, change: "changed" });
  return await viewJob(work, id);
}
