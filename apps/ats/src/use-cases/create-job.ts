import { announce, type EmploymentType, type Work } from "@convene/prisma";
import { uuidv7 } from "uuidv7";
import { DEFAULT_STAGES } from "../domain/default-stages.ts";
import type { JobEntry } from "./list-jobs.ts";

export interface NewJob {
  readonly title: string;
  readonly department?: string | undefined;
  readonly location?: string | undefined;
  readonly employmentType?: EmploymentType | undefined;
  readonly description?: string | undefined;
}

/** Opens a job with the default stages. */
export async function createJob({ tx, tenantId, now }: Work, request: NewJob): Promise<JobEntry> {
  const { title, department, location, employmentType, description } = request;
  const id = uuidv7();
  const job = await tx.job.create({
    data: {
      tenantId,
      id,
      title,
      department: department ?? null,
      location: location ?? null,
      employmentType: employmentType ?? null,
      description: description ?? null,
      createdAt: now,
    },
  });
  await tx.jobStage.createMany({
    data: DEFAULT_STAGES.map((name, position) => ({
      tenantId,
      id: uuidv7(),
      jobId: id,
      name,
      position,
    })),
  });
  const stages = await tx.jobStage.findMany({
    where: { jobId: id },
    orderBy: { position: "asc" },
  });
  await announce(tx, { subject: "setup", id, change: "created" });
  return { job, stages, activeApplications: 0 };
}
