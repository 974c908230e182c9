import type { Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import { LEAD_BOUNDS_MINUTES, LEAD_STEPS, type LeadStep, leadStepOf } from "./lead-steps.ts";

export interface LeadTimeReport {
  readonly appointments: number;
  /** Half of them were booked at least as long before; null without any. Minutes. */
  readonly medianMinutes: number | null;
  /** Every step, the shortest first. */
  readonly steps: readonly { readonly step: LeadStep; readonly appointments: number }[];
}

interface LeadRow {
  /** Null: all of them. */
  readonly bucket: number | null;
  readonly appointments: number;
  readonly medianMinutes: number | null;
}

/**
 * How long before their start the appointments of the period were booked, cancelled ones too. Those
 * entered after they began, as an import does, say nothing about it and are left out.
 */
export async function reportLeadTime(
  { tx }: Work,
  { start, end }: ReportPeriod,
): Promise<LeadTimeReport> {
  const rows = await tx.$queryRaw<LeadRow[]>`
    WITH lead AS (
      SELECT (extract(epoch FROM scheduled_start - created_at) / 60)::float8 AS minutes
      FROM appointment
      WHERE scheduled_start >= ${start} AND scheduled_start < ${end}
        AND created_at <= scheduled_start
        AND (status = 'cancelled' AND cancelled_by_kind = 'system') IS NOT TRUE
    ), stepped AS (
      SELECT minutes, width_bucket(minutes, ${LEAD_BOUNDS_MINUTES}::float8[]) AS bucket FROM lead
    )
    SELECT bucket, count(*)::int AS appointments,
      round(percentile_cont(0.5) WITHIN GROUP (ORDER BY minutes))::int AS "medianMinutes"
    FROM stepped
    GROUP BY ROLLUP (bucket)`;
  const all = rows.find(({ bucket }) => bucket === null);
  const counts = new Map(
    rows.flatMap(({ bucket, appointments }) =>
      bucket === null ? [] : [[leadStepOf(bucket), appointments] as const],
    ),
  );
  return {
    appointments: all?.appointments ?? 0,
    medianMinutes: all?.medianMinutes ?? null,
    steps: LEAD_STEPS.map(({ step }) => ({ step, appointments: counts.get(step) ?? 0 })),
  };
}
