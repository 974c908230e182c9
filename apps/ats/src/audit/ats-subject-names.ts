import { Prisma } from "@convene/prisma";
import type { SubjectNames } from "@convene/server-kit";

/** Whoever was erased keeps no name: what was about them is called by the rest of its name. */
const CANDIDATE = Prisma.sql`CASE WHEN candidate.erased_at IS NULL THEN candidate.name END`;
const OF_APPLICATION = Prisma.sql`
  JOIN candidate
    ON candidate.tenant_id = application.tenant_id AND candidate.id = application.candidate_id`;
const ITS_JOB = Prisma.sql`
  JOIN job ON job.tenant_id = application.tenant_id AND job.id = application.job_id`;

/** For a table that has `application_id`. */
const theirApplication = (table: Prisma.Sql) => Prisma.sql`
  JOIN application
    ON application.tenant_id = ${table}.tenant_id AND application.id = ${table}.application_id
  ${OF_APPLICATION}`;

const OF_INTERVIEW = theirApplication(Prisma.sql`interview`);

/** What this app's things are called where it is told who changed them. */
export const atsSubjectNames: SubjectNames = {
  applications: (ids) => Prisma.sql`
    SELECT application.id, concat_ws(' · ', ${CANDIDATE}, job.title) AS name FROM application
    ${OF_APPLICATION} ${ITS_JOB}
    WHERE application.tenant_id = current_tenant() AND application.id = ANY(${ids}::uuid[])`,
  requests: (ids) => Prisma.sql`
    SELECT request.id, concat_ws(' · ', ${CANDIDATE}, job.title) AS name
    FROM scheduling_request AS request ${theirApplication(Prisma.sql`request`)} ${ITS_JOB}
    WHERE request.tenant_id = current_tenant() AND request.id = ANY(${ids}::uuid[])`,
  interviews: (ids) => Prisma.sql`
    SELECT interview.id, concat_ws(' · ', ${CANDIDATE}, interview.title) AS name FROM interview
    ${OF_INTERVIEW}
    WHERE interview.tenant_id = current_tenant() AND interview.id = ANY(${ids}::uuid[])`,
  conflicts: (ids) => Prisma.sql`
    SELECT conflict.id, concat_ws(' · ', ${CANDIDATE}, interview.title) AS name
    FROM calendar_conflict AS conflict
    JOIN interview
      ON interview.tenant_id = conflict.tenant_id AND interview.id = conflict.interview_id
    ${OF_INTERVIEW}
    WHERE conflict.tenant_id = current_tenant() AND conflict.id = ANY(${ids}::uuid[])`,
  offers: (ids) => Prisma.sql`
    SELECT offer.id, concat_ws(' · ', ${CANDIDATE}, offer.title) AS name FROM offer
    ${theirApplication(Prisma.sql`offer`)}
    WHERE offer.tenant_id = current_tenant() AND offer.id = ANY(${ids}::uuid[])`,
  candidates: (ids) => Prisma.sql`
    SELECT id, name FROM candidate
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[]) AND erased_at IS NULL`,
  jobs: (ids) => Prisma.sql`
    SELECT id, title AS name FROM job
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  templates: (ids) => Prisma.sql`
    SELECT id, name FROM interview_template
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  plans: (ids) => Prisma.sql`
    SELECT id, name FROM interview_plan
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  pools: (ids) => Prisma.sql`
    SELECT id, name FROM interviewer_pool
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  "offer-templates": (ids) => Prisma.sql`
    SELECT id, name FROM offer_template
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  interviewers: (ids) => Prisma.sql`
    SELECT id, name FROM resource WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  "published-times": (ids) => Prisma.sql`
    SELECT published_time.id, resource.name FROM published_time
    JOIN resource
      ON resource.tenant_id = published_time.tenant_id AND resource.id = published_time.resource_id
    WHERE published_time.tenant_id = current_tenant() AND published_time.id = ANY(${ids}::uuid[])`,
};
