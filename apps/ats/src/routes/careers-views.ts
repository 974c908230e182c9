import type { Job, Tenant } from "@convene/prisma";
import type { z } from "@hono/zod-openapi";
import type { Careers, CareersJob } from "../use-cases/view-careers.ts";
import type { careersJobSchema, careersSchema } from "./careers-schemas.ts";

export function toCareers({ tenant, slug, jobs }: Careers): z.infer<typeof careersSchema> {
  return { organisation: toOrganisation(tenant, slug), jobs: jobs.map(toListed) };
}

export function toCareersJob({
  tenant,
  slug,
  job,
  fields,
}: CareersJob): z.infer<typeof careersJobSchema> {
  return {
    organisation: toOrganisation(tenant, slug),
    job: {
      ...toListed(job),
      description: job.description,
      publishedAt: (job.publishedAt ?? job.createdAt).toISOString(),
      fields: [...fields],
    },
  };
}

function toOrganisation({ name, accentColour, logoUrl, careersIntro }: Tenant, slug: string) {
  return { name, slug, accentColour, logoUrl, careersIntro };
}

function toListed({ id, title, department, location, employmentType }: Job) {
  return { id, title, department, location, employmentType };
}
