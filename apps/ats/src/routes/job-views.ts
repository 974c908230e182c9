import type { z } from "@hono/zod-openapi";
import type { JobView } from "../use-cases/view-job.ts";
import type { jobDetailSchema } from "./job-schemas.ts";
import { toJob } from "./views.ts";

export function toJobDetail(
  view: JobView,
  activeApplications: number,
): z.infer<typeof jobDetailSchema> {
  const { job, stages, team, fields, revision } = view;
  return {
    ...toJob({ job, stages: [], activeApplications }),
    stages: stages.map(({ stage, applications }) => ({
      id: stage.id,
      name: stage.name,
      templateId: stage.templateId,
      planId: stage.planId,
      applications,
    })),
    team: team.map((member) => ({ ...member })),
    fields: [...fields],
    closedAt: job.closedAt?.toISOString() ?? null,
    revision,
  };
}
