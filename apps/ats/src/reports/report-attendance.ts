import type { InterviewKind, Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import type { ReportJobs } from "./find-report-jobs.ts";

/** What became of interviews. Those that nobody has closed yet are of none of the others. */
export interface AttendanceCounts {
  readonly interviews: number;
  readonly completed: number;
  readonly noShows: number;
  readonly cancelledByCandidates: number;
  readonly cancelledByTeam: number;
  /** Those that were moved at least once, whatever became of them. */
  readonly moved: number;
}

export interface AttendanceReport {
  readonly total: AttendanceCounts;
  /** By title. */
  readonly byJob: readonly (AttendanceCounts & {
    readonly jobId: string;
    readonly title: string;
  })[];
  readonly byKind: readonly (AttendanceCounts & { readonly kind: InterviewKind })[];
}

interface AttendanceRow extends AttendanceCounts {
  /** Null, both of them: of all interviews. */
  readonly jobId: string | null;
  readonly title: string | null;
  readonly kind: InterviewKind | null;
}

const NONE: AttendanceCounts = {
  interviews: 0,
  completed: 0,
  noShows: 0,
  cancelledByCandidates: 0,
  cancelledByTeam: 0,
  moved: 0,
};

/** What became of the interviews that were to begin within the period. */
export async function reportAttendance(
  { tx }: Work,
  { start, end }: ReportPeriod,
  jobs: ReportJobs,
): Promise<AttendanceReport> {
  const rows = await tx.$queryRaw<AttendanceRow[]>`
    SELECT j.id AS "jobId", j.title, i.kind::text AS kind,
      count(*)::int AS interviews,
      (count(*) FILTER (WHERE i.status = 'completed'))::int AS completed,
      (count(*) FILTER (WHERE i.status = 'no_show'))::int AS "noShows",
      (count(*) FILTER (
        WHERE i.status = 'cancelled' AND i.cancelled_by_kind = 'candidate'))::int
        AS "cancelledByCandidates",
      (count(*) FILTER (
        WHERE i.status = 'cancelled' AND i.cancelled_by_kind IS DISTINCT FROM 'candidate'))::int
        AS "cancelledByTeam",
      (count(*) FILTER (WHERE i.reschedule_count > 0))::int AS moved
    FROM interview i
    JOIN application a ON a.tenant_id = i.tenant_id AND a.id = i.application_id
    JOIN job j ON j.tenant_id = a.tenant_id AND j.id = a.job_id
    WHERE i.scheduled_start >= ${start} AND i.scheduled_start < ${end}
      AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
    GROUP BY GROUPING SETS ((), (j.id, j.title), (i.kind))
    ORDER BY j.title, j.id, i.kind`;
  const all = rows.find(({ jobId, kind }) => jobId === null && kind === null);
  return {
    total: all ? countsOf(all) : NONE,
    byJob: rows.flatMap((row) =>
      row.jobId === null ? [] : [{ jobId: row.jobId, title: row.title ?? "", ...countsOf(row) }],
    ),
    byKind: rows.flatMap((row) =>
      row.kind === null ? [] : [{ kind: row.kind, ...countsOf(row) }],
    ),
  };
}

function countsOf({ jobId: _job, title: _title, kind: _kind, ...counts }: AttendanceRow) {
  return counts;
}
