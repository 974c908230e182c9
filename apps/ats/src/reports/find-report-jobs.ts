import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { mayRecruit, type Viewer } from "../domain/viewer.ts";
import { jobsVisibleTo } from "../use-cases/visible-to.ts";

/** The jobs that a report is about, by id; null: all of them. */
export type ReportJobs = readonly string[] | null;

/**
 * What somebody may look back on: one job, or all that they see.
 *
 * @throws NotFoundError also for a job that they do not see
 */
export async function findReportJobs(
  { tx }: Pick<Work, "tx">,
  viewer: Viewer,
  jobId: string | undefined,
): Promise<ReportJobs> {
  if (jobId === undefined && mayRecruit(viewer)) return null;
  const jobs = await tx.job.findMany({
    where: { AND: [jobId === undefined ? {} : { id: jobId }, jobsVisibleTo(viewer)] },
    select: { id: true },
  });
  if (jobId !== undefined && jobs.length === 0) throw new NotFoundError("job");
  return jobs.map(({ id }) => id);
}
