import type { Job, JobStage, Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { jobsVisibleTo } from "./visible-to.ts";

export interface JobEntry {
  readonly job: Job;
  /** In the order of the pipeline. */
  readonly stages: readonly JobStage[];
  /** Applications that are not decided. */
  readonly activeApplications: number;
}

/**
 * The organisation's jobs: open ones first, then by title.
 *
 * @param viewer Left out: no matter who.
 */
export async function listJobs({ tx }: Work, viewer?: Viewer): Promise<JobEntry[]> {
  const jobs = await tx.job.findMany({
    where: viewer ? jobsVisibleTo(viewer) : {},
    orderBy: [{ title: "asc" }, { id: "asc" }],
    include: {
      stages: { orderBy: { position: "asc" } },
      _count: { select: { applications: { where: { status: "active" } } } },
    },
  });
  const entries = jobs.map(({ stages, _count, ...job }) => ({
    job,
    stages,
    activeApplications: _count.applications,
  }));
  const order = { open: 0, draft: 1, closed: 2 };
  return entries.sort((a, b) => order[a.job.status] - order[b.job.status]);
}
