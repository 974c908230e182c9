import type { Work } from "@convene/prisma";
import type { ReportPeriod } from "@convene/server-kit/reports";
import { LEAD_BOUNDS_MINUTES, LEAD_STEPS, type LeadStep, leadStepOf } from "./lead-steps.ts";

/**
 * What became of appointments. Those given up before they were paid for were never agreed, and count
 * nowhere.
 */
export interface AttendanceCounts {
  readonly appointments: number;
  readonly noShows: number;
  readonly cancelledByClients: number;
  readonly cancelledByStaff: number;
}

export interface AttendanceReport {
  readonly total: AttendanceCounts;
  /** By name. */
  readonly byService: readonly (AttendanceCounts & {
    readonly serviceId: string;
    readonly name: string;
  })[];
  /** Every step, the shortest first. Appointments that were entered after they began have none. */
  readonly byLead: readonly (AttendanceCounts & { readonly step: LeadStep })[];
}

interface AttendanceRow extends AttendanceCounts {
  readonly serviceId: string;
  readonly name: string;
  /** 0: booked after it began. */
  readonly bucket: number;
}

const NONE: AttendanceCounts = {
  appointments: 0,
  noShows: 0,
  cancelledByClients: 0,
  cancelledByStaff: 0,
};

/** No-shows and cancellations of the appointments that were to begin within the period. */
export async function reportAttendance(
  { tx }: Work,
  { start, end }: ReportPeriod,
): Promise<AttendanceReport> {
  // One pass over the index range; both groupings are small sums of it.
  const rows = await tx.$queryRaw<AttendanceRow[]>`
    SELECT a.service_id AS "serviceId", s.name,
      width_bucket(
        (extract(epoch FROM a.scheduled_start - a.created_at) / 60)::float8,
        ${LEAD_BOUNDS_MINUTES}::float8[]) AS bucket,
      count(*)::int AS appointments,
      (count(*) FILTER (WHERE a.status = 'no_show'))::int AS "noShows",
      (count(*) FILTER (
        WHERE a.status = 'cancelled' AND a.cancelled_by_kind = 'client'))::int
        AS "cancelledByClients",
      (count(*) FILTER (
        WHERE a.status = 'cancelled' AND a.cancelled_by_kind IS DISTINCT FROM 'client'))::int
        AS "cancelledByStaff"
    FROM appointment a
    JOIN service s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
    WHERE a.scheduled_start >= ${start} AND a.scheduled_start < ${end}
      AND (a.status = 'cancelled' AND a.cancelled_by_kind = 'system') IS NOT TRUE
    GROUP BY a.service_id, s.name, bucket`;
  const services = new Map(rows.map(({ serviceId, name }) => [serviceId, name]));
  return {
    total: sumOf(rows),
    byService: [...services]
      .map(([serviceId, name]) => ({
        serviceId,
        name,
        ...sumOf(rows.filter((row) => row.serviceId === serviceId)),
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
    byLead: LEAD_STEPS.map(({ step }) => ({
      step,
      ...sumOf(rows.filter(({ bucket }) => bucket > 0 && leadStepOf(bucket) === step)),
    })),
  };
}

function sumOf(rows: readonly AttendanceCounts[]): AttendanceCounts {
  return rows.reduce(
    (sum, row) => ({
      appointments: sum.appointments + row.appointments,
      noShows: sum.noShows + row.noShows,
      cancelledByClients: sum.cancelledByClients + row.cancelledByClients,
      cancelledByStaff: sum.cancelledByStaff + row.cancelledByStaff,
    }),
    NONE,
  );
}
