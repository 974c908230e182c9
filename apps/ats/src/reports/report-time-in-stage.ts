import type { Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import type { ReportJobs } from "./find-report-jobs.ts";
import type { Lengths } from "./lengths.ts";

interface StageFigures extends Lengths {
  /** As it was called at the time. */
  readonly stage: string;
  /** Active applications that are in it at present, whatever the period. */
  readonly there: number;
}

export interface TimeInStageReport {
  /** Of all jobs together, in the order of the pipelines. */
  readonly byStage: readonly StageFigures[];
  /** By job, then in the order of its pipeline. */
  readonly byJobAndStage: readonly (StageFigures & {
    readonly jobId: string;
    readonly title: string;
  })[];
}

interface StageRow extends StageFigures {
  /** Null: of all jobs. */
  readonly jobId: string | null;
  readonly title: string | null;
}

/**
 * How long applications stayed in their stages: stays that ended within the period, by a move or a
 * decision. One that is taken up again begins a new stay.
 */
export async function reportTimeInStage(
  { tx }: Work,
  { start, end }: ReportPeriod,
  jobs: ReportJobs,
): Promise<TimeInStageReport> {
  // An application that is reopened is where it was: in the stage that the history named last.
  const rows = await tx.$queryRaw<StageRow[]>`
    WITH step AS (
      SELECT a.job_id, c.application_id, c.kind, c.stage_after, c.at,
        lead(c.at) OVER history AS until,
        count(c.stage_after) OVER history AS named
      FROM application_change c
      JOIN application a ON a.tenant_id = c.tenant_id AND a.id = c.application_id
      WHERE c.kind IN ('applied', 'stage_changed', 'reopened', 'rejected', 'withdrawn', 'hired')
        AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
      WINDOW history AS (PARTITION BY c.application_id ORDER BY c.at, c.id)
    ), placed AS (
      SELECT job_id, kind, at, until,
        max(stage_after) OVER (PARTITION BY application_id, named) AS stage
      FROM step
    ), stay AS (
      SELECT job_id, stage, (extract(epoch FROM until - at) / 60)::float8 AS minutes
      FROM placed
      WHERE kind IN ('applied', 'stage_changed', 'reopened') AND stage IS NOT NULL
        AND until >= ${start} AND until < ${end}
      UNION ALL
      SELECT a.job_id, s.name, NULL
      FROM application a
      JOIN job_stage s ON s.tenant_id = a.tenant_id AND s.id = a.stage_id
      WHERE a.status = 'active'
        AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
    )
    SELECT stay.stage, j.id AS "jobId", j.title,
      count(stay.minutes)::int AS count,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY stay.minutes))::int AS "medianMinutes",
      round(percentile_cont(0.9) WITHIN GROUP (ORDER BY stay.minutes))::int AS "p90Minutes",
      (count(*) - count(stay.minutes))::int AS there
    FROM stay
    JOIN job j ON j.tenant_id = current_tenant() AND j.id = stay.job_id
    LEFT JOIN LATERAL (
      SELECT min(s.position) AS position FROM job_stage s
      WHERE s.tenant_id = j.tenant_id AND s.job_id = j.id AND s.name = stay.stage
    ) place ON true
    GROUP BY GROUPING SETS ((stay.stage), (stay.stage, j.id, j.title))
    ORDER BY j.title, j.id, min(place.position), stay.stage`;
  return {
    byStage: rows.flatMap(({ jobId, title: _title, ...row }) => (jobId === null ? [row] : [])),
    byJobAndStage: rows.flatMap(({ jobId, title, ...row }) =>
      jobId === null ? [] : [{ ...row, jobId, title: title ?? "" }],
    ),
  };
}
