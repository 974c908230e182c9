import type { Job, Tenant, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { type QuestionField, questionFields } from "@convene/server-kit/questions";

/** The jobs that anybody sees. */
const ON_CAREERS_PAGE = { status: "open", publishedAt: { not: null } } as const;

export interface Careers {
  readonly tenant: Tenant;
  /** Its address under the public pages. */
  readonly slug: string;
  /** By department and title; those without a department last. */
  readonly jobs: readonly Job[];
}

/** The careers page of the organisation. */
export async function viewCareers(work: Work): Promise<Careers> {
  const { tx } = work;
  const jobs = await tx.job.findMany({
    where: ON_CAREERS_PAGE,
    orderBy: [{ department: { sort: "asc", nulls: "last" } }, { title: "asc" }, { id: "asc" }],
  });
  return { ...(await readOrganisation(work)), jobs };
}

export interface CareersJob {
  readonly tenant: Tenant;
  readonly slug: string;
  readonly job: Job;
  /** What its form asks. */
  readonly fields: readonly QuestionField[];
}

/** A job as it is applied for. @throws NotFoundError for one that is not on the page */
export async function viewCareersJob(work: Work, id: string): Promise<CareersJob> {
  const job = await work.tx.job.findFirst({ where: { id, ...ON_CAREERS_PAGE } });
  if (!job) throw new NotFoundError("job");
  return { ...(await readOrganisation(work)), job, fields: questionFields(job.fields) };
}

async function readOrganisation({ tx, tenantId }: Work) {
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { tenantId } });
  const rows = await tx.$queryRaw<{ slug: string | null }[]>`SELECT current_tenant_slug() AS slug`;
  return { tenant, slug: rows[0]?.slug ?? "" };
}
