import type { Work } from "@convene/prisma";
import { type ReportPeriod, reportBuckets } from "@convene/server-kit/reports";
import type { ReportJobs } from "./find-report-jobs.ts";
import {
  type Interviewer,
  type InterviewerLoad,
  type LoadCell,
  type LoadSpread,
  spreadOf,
  sumLoad,
} from "./sum-load.ts";

export interface InterviewerLoadReport {
  /** The most interviews first. Members of pools who held none are among them. */
  readonly people: readonly InterviewerLoad[];
  /** First days, ascending: Mondays, or the period's first day. */
  readonly weeks: readonly string[];
  /** Every person in every week, in the order of both. */
  readonly cells: readonly LoadCell[];
  readonly spread: LoadSpread;
}

interface LoadRow extends Omit<LoadCell, "week"> {
  readonly bucket: number;
}

/**
 * Who held how many interviews, by the weeks of the organisation. What was not cancelled counts, with
 * no-shows: the time was kept. Those who declined are left out, and who only watched counts apart.
 */
export async function reportInterviewerLoad(
  { tx }: Work,
  period: ReportPeriod,
  jobs: ReportJobs,
): Promise<InterviewerLoadReport> {
  const weeks = reportBuckets(period, "week");
  const rows = await tx.$queryRaw<LoadRow[]>`
    SELECT t.resource_id AS "resourceId",
      width_bucket(i.scheduled_start, ${weeks.map((week) => week.start)}::timestamptz[]) AS bucket,
      (count(*) FILTER (WHERE t.required))::int AS interviews,
      coalesce(sum(extract(epoch FROM i.scheduled_end - i.scheduled_start) / 60)
        FILTER (WHERE t.required), 0)::int AS minutes,
      (count(*) FILTER (WHERE NOT t.required))::int AS watched
    FROM interview i
    JOIN interview_attendee t ON t.tenant_id = i.tenant_id AND t.interview_id = i.id
    JOIN application a ON a.tenant_id = i.tenant_id AND a.id = i.application_id
    WHERE i.scheduled_start >= ${period.start} AND i.scheduled_start < ${period.end}
      AND i.status <> 'cancelled' AND t.response <> 'declined'
      AND (${jobs}::uuid[] IS NULL OR a.job_id = ANY (${jobs}::uuid[]))
    GROUP BY t.resource_id, bucket`;
  const found = await tx.$queryRaw<Interviewer[]>`
    SELECT r.id, r.name, s.per_week AS "perWeek"
    FROM resource r
    LEFT JOIN interviewer_settings s ON s.tenant_id = r.tenant_id AND s.resource_id = r.id
    WHERE r.id = ANY (${rows.map((row) => row.resourceId)}::uuid[])
      OR r.active AND EXISTS (
        SELECT FROM pool_member p
        JOIN interviewer_pool o ON o.tenant_id = p.tenant_id AND o.id = p.pool_id AND o.active
        WHERE p.tenant_id = r.tenant_id AND p.resource_id = r.id AND NOT p.paused)`;
  const cellOf = (resourceId: string, week: string, index: number): LoadCell => {
    const row = rows.find((one) => one.resourceId === resourceId && one.bucket === index + 1);
    const { interviews, minutes, watched } = row ?? { interviews: 0, minutes: 0, watched: 0 };
    return { resourceId, week, interviews, minutes, watched };
  };
  const cells = found.flatMap(({ id }) => weeks.map(({ from }, index) => cellOf(id, from, index)));
  const people = sumLoad(found, cells);
  return {
    people,
    weeks: weeks.map(({ from }) => from),
    cells: people.flatMap(({ id }) => cells.filter(({ resourceId }) => resourceId === id)),
    spread: spreadOf(people),
  };
}
