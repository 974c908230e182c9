import type { Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import type { ReportJobs } from "./find-report-jobs.ts";
import type { Lengths } from "./lengths.ts";

/** How soon scorecards came in. The lengths are of those that are in, from the end of the interview. */
export interface FeedbackCounts extends Lengths {
  /** Scorecards that are waited for, in or not. */
  readonly asked: number;
  /** Not in. */
  readonly missing: number;
  /** In within a day of the end. */
  readonly inTime: number;
  /** In, or a day late already: what `inTime` is a part of. */
  readonly due: number;
}

export interface FeedbackReport {
  readonly total: FeedbackCounts;
  /** By name. */
  readonly byInterviewer: readonly (FeedbackCounts & {
    readonly memberId: string;
    readonly name: string;
  })[];
  /** By title. */
  readonly byJob: readonly (FeedbackCounts & { readonly jobId: string; readonly title: string })[];
}

interface FeedbackRow extends FeedbackCounts {
  /** Null, both of them: of all scorecards. */
  readonly memberId: string | null;
  readonly name: string | null;
  readonly jobId: string | null;
  readonly title: string | null;
}

const NONE: FeedbackCounts = {
  asked: 0,
  count: 0,
  missing: 0,
  inTime: 0,
  due: 0,
  medianMinutes: null,
  p90Minutes: null,
};

/**
 * Scorecards of the interviews that ended within the period: of everybody who was required there, as
 * they are asked for them. One that was handed in before the end took no time.
 */
export async function reportFeedback(
  { tx, now }: Work,
  { start, end }: ReportPeriod,
  jobs: ReportJobs,
): Promise<FeedbackReport> {
  const rows = await tx.$queryRaw<FeedbackRow[]>`
    WITH card AS (
      SELECT m.id AS member_id, m.name, j.id AS job_id, j.title, s.submitted_at,
        i.scheduled_end + interval '1 day' AS due_at,
        greatest(0, extract(epoch FROM s.submitted_at - i.scheduled_end) / 60)::float8 AS minutes
      FROM interview i
      JOIN application a ON a.tenant_id = i.tenant_id AND a.id = i.application_id
      JOIN job j ON j.tenant_id = a.tenant_id AND j.id = a.job_id
      JOIN interview_attendee t ON t.tenant_id = i.tenant_id AND t.interview_id = i.id
      JOIN member m ON m.tenant_id = t.tenant_id AND m.resource_id = t.resource_id
      LEFT JOIN scorecard s
        ON s.tenant_id = i.tenant_id AND s.interview_id = i.id AND s.member_id = m.id
      WHERE i.scheduled_end >= ${start} AND i.scheduled_end < ${end} AND i.scheduled_end <= ${now}
        AND i.status NOT IN ('cancelled', 'no_show') AND t.required
        AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
    )
    SELECT member_id AS "memberId", name, job_id AS "jobId", title,
      count(*)::int AS asked,
      count(submitted_at)::int AS count,
      (count(*) - count(submitted_at))::int AS missing,
      (count(*) FILTER (WHERE submitted_at <= due_at))::int AS "inTime",
      (count(*) FILTER (WHERE submitted_at IS NOT NULL OR due_at < ${now}))::int AS due,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes)
        FILTER (WHERE submitted_at IS NOT NULL))::int AS "medianMinutes",
      round(percentile_cont(0.9) WITHIN GROUP (ORDER BY minutes)
        FILTER (WHERE submitted_at IS NOT NULL))::int AS "p90Minutes"
    FROM card
    GROUP BY GROUPING SETS ((), (member_id, name), (job_id, title))
    ORDER BY name, member_id, title, job_id`;
  const all = rows.find(({ memberId, jobId }) => memberId === null && jobId === null);
  return {
    total: all ? countsOf(all) : NONE,
    byInterviewer: rows.flatMap((row) =>
      row.memberId === null
        ? []
        : [{ memberId: row.memberId, name: row.name ?? "", ...countsOf(row) }],
    ),
    byJob: rows.flatMap((row) =>
      row.jobId === null ? [] : [{ jobId: row.jobId, title: row.title ?? "", ...countsOf(row) }],
    ),
  };
}

function countsOf({ memberId: _m, name: _n, jobId: _j, title: _t, ...counts }: FeedbackRow) {
  return counts;
}
