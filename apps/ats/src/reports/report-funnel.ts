import type { Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import type { ReportJobs } from "./find-report-jobs.ts";

export interface FunnelReport {
  /** All that came in within the period. */
  readonly applications: number;
  readonly hired: number;
  /** In the order of the pipelines; `reached`: who came so far, or further. */
  readonly stages: readonly { readonly stage: string; readonly reached: number }[];
  /** The most applications first. */
  readonly sources: readonly SourceFigures[];
}

interface SourceFigures {
  /** Null: nobody said. */
  readonly source: string | null;
  readonly applications: number;
  /** Those with whom an interview was agreed. */
  readonly interviewed: number;
  readonly hired: number;
}

interface StageRow {
  readonly stage: string;
  readonly reached: number;
}

/** How far the applications that came in within the period have come by now, and whence they came. */
export async function reportFunnel(
  { tx }: Work,
  { start, end }: ReportPeriod,
  jobs: ReportJobs,
): Promise<FunnelReport> {
  const sources = await tx.$queryRaw<SourceFigures[]>`
    SELECT nullif(trim(a.source), '') AS source,
      count(*)::int AS applications,
      (count(*) FILTER (WHERE EXISTS (
        SELECT FROM interview i
        WHERE i.tenant_id = a.tenant_id AND i.application_id = a.id AND i.status <> 'cancelled')))::int
        AS interviewed,
      (count(*) FILTER (WHERE a.status = 'hired'))::int AS hired
    FROM application a
    WHERE a.created_at >= ${start} AND a.created_at < ${end}
      AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
    GROUP BY 1
    ORDER BY applications DESC, source`;
  // Who skipped a stage has passed it. A stage that is gone cannot be placed: the others tell.
  const stages = await tx.$queryRaw<StageRow[]>`
    WITH came AS (
      SELECT a.id, a.job_id,
        greatest(at_present.position, max(earlier.position)) AS furthest
      FROM application a
      JOIN job_stage at_present
        ON at_present.tenant_id = a.tenant_id AND at_present.id = a.stage_id
      LEFT JOIN application_change c
        ON c.tenant_id = a.tenant_id AND c.application_id = a.id AND c.kind = 'stage_changed'
      LEFT JOIN job_stage earlier
        ON earlier.tenant_id = a.tenant_id AND earlier.job_id = a.job_id
          AND earlier.name IN (c.stage_before, c.stage_after)
      WHERE a.created_at >= ${start} AND a.created_at < ${end}
        AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
      GROUP BY a.id, a.job_id, at_present.position
    )
    SELECT s.name AS stage,
      (count(DISTINCT came.id) FILTER (WHERE came.furthest >= s.position))::int AS reached
    FROM job_stage s
    JOIN came ON came.job_id = s.job_id
    WHERE s.tenant_id = current_tenant()
    GROUP BY s.name
    ORDER BY min(s.position), s.name`;
  return {
    applications: sources.reduce((sum, row) => sum + row.applications, 0),
    hired: sources.reduce((sum, row) => sum + row.hired, 0),
    stages,
    sources,
  };
}
