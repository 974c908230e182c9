import type { InterviewKind, Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import type { ReportJobs } from "./find-report-jobs.ts";
import { type Lengths, NO_LENGTHS } from "./lengths.ts";

interface ScheduleFigures {
  /**
   * Of interviews booked within the period: from the moment from which a time was sought. That is when
   * the candidate was asked for one, else when the application came into its stage.
   */
  readonly toBook: Lengths;
  /** Of interviews held within the period: from the booking to their beginning. */
  readonly toHold: Lengths;
}

export interface TimeToScheduleReport {
  readonly total: ScheduleFigures;
  /** By title. */
  readonly byJob: readonly (ScheduleFigures & { readonly jobId: string; readonly title: string })[];
  readonly byKind: readonly (ScheduleFigures & { readonly kind: InterviewKind })[];
}

interface LengthRow extends Lengths {
  readonly measure: "book" | "hold";
  /** Null, both of them: of all interviews. */
  readonly jobId: string | null;
  readonly title: string | null;
  readonly kind: InterviewKind | null;
}

/** How long it takes until an interview is booked, and from then until it is held. */
export async function reportTimeToSchedule(
  { tx }: Work,
  { start, end }: ReportPeriod,
  jobs: ReportJobs,
): Promise<TimeToScheduleReport> {
  const rows = await tx.$queryRaw<LengthRow[]>`
    WITH subject AS (
      SELECT i.*, a.job_id, a.created_at AS applied_at
      FROM interview i
      JOIN application a ON a.tenant_id = i.tenant_id AND a.id = i.application_id
      WHERE ${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[])
    ), length AS (
      SELECT 'book' AS measure, i.job_id, i.kind,
        i.created_at - coalesce(asked.at, entered.at, i.applied_at) AS took
      FROM subject i
      LEFT JOIN LATERAL (
        SELECT min(r.created_at) AS at FROM scheduling_request r
        WHERE r.tenant_id = i.tenant_id AND (r.interview_id = i.id OR r.loop_id = i.loop_id)
      ) asked ON true
      LEFT JOIN LATERAL (
        SELECT max(c.at) AS at FROM application_change c
        WHERE c.tenant_id = i.tenant_id AND c.application_id = i.application_id
          AND c.kind IN ('applied', 'stage_changed', 'reopened') AND c.at <= i.created_at
      ) entered ON true
      WHERE i.created_at >= ${start} AND i.created_at < ${end}
      UNION ALL
      SELECT 'hold', i.job_id, i.kind, coalesce(i.actual_start, i.scheduled_start) - i.created_at
      FROM subject i
      WHERE i.status = 'completed'
        AND coalesce(i.actual_start, i.scheduled_start) >= ${start}
        AND coalesce(i.actual_start, i.scheduled_start) < ${end}
    ), timed AS (
      SELECT measure, job_id, kind, greatest(0, extract(epoch FROM took) / 60)::float8 AS minutes
      FROM length
    )
    SELECT t.measure, j.id AS "jobId", j.title, t.kind::text AS kind,
      count(*)::int AS count,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY t.minutes))::int AS "medianMinutes",
      round(percentile_cont(0.9) WITHIN GROUP (ORDER BY t.minutes))::int AS "p90Minutes"
    FROM timed t
    JOIN job j ON j.tenant_id = current_tenant() AND j.id = t.job_id
    GROUP BY GROUPING SETS ((t.measure), (t.measure, j.id, j.title), (t.measure, t.kind))
    ORDER BY j.title, j.id, t.kind`;
  const ofJobs = rows.filter(({ jobId }) => jobId !== null);
  const ofKinds = rows.filter(({ kind }) => kind !== null);
  const titles = new Map(ofJobs.map(({ jobId, title }) => [jobId ?? "", title ?? ""]));
  const kinds = new Set(ofKinds.flatMap(({ kind }) => (kind === null ? [] : [kind])));
  return {
    total: figuresOf(rows.filter(({ jobId, kind }) => jobId === null && kind === null)),
    byJob: [...titles].map(([jobId, title]) => ({
      jobId,
      title,
      ...figuresOf(ofJobs.filter((row) => row.jobId === jobId)),
    })),
    byKind: [...kinds].map((kind) => ({
      kind,
      ...figuresOf(ofKinds.filter((row) => row.kind === kind)),
    })),
  };
}

/** @param rows One a measure, at most. */
function figuresOf(rows: readonly LengthRow[]): ScheduleFigures {
  const of = (measure: LengthRow["measure"]): Lengths => {
    const row = rows.find((one) => one.measure === measure);
    if (!row) return NO_LENGTHS;
    const { count, medianMinutes, p90Minutes } = row;
    return { count, medianMinutes, p90Minutes };
  };
  return { toBook: of("book"), toHold: of("hold") };
}
