import { announceAll, LONGEST_RESERVATION_DAYS, type Transaction } from "@convene/prisma";
import { subDays } from "date-fns";
import { uuidv7 } from "uuidv7";

interface ClashRow {
  readonly tenantId: string;
  readonly interviewId: string | null;
  readonly appointmentId: string | null;
  /** The busy time; null: there is none any more. */
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  /** The conflict that is open about it; null: none yet. */
  readonly conflictId: string | null;
  /** Until when that one says that the busy time lasts. */
  readonly shownEndsAt: Date | null;
}

/**
 * Brings the open conflicts of a resource to what its connected calendars say: a busy time that lies
 * on one of its coming events raises one, and one whose busy time is gone vanishes. What a person
 * dismissed is not raised again, until the event is moved.
 */
export async function settleBusyConflicts(
  tx: Transaction,
  resourceId: string,
  now: Date,
): Promise<void> {
  const rows = await readClashes(tx, resourceId, now);
  const raised = rows.filter((row) => row.conflictId === null);
  const vanished = rows.flatMap(({ startsAt, conflictId }) =>
    startsAt === null && conflictId !== null ? [conflictId] : [],
  );
  if (vanished.length > 0) {
    await tx.calendarConflict.updateMany({
      where: { id: { in: vanished }, resolvedAt: null },
      data: { resolvedAt: now, resolution: "vanished" },
    });
  }
  const stretched = rows.filter(
    ({ conflictId, endsAt, shownEndsAt }) =>
      conflictId !== null && endsAt !== null && endsAt.getTime() !== shownEndsAt?.getTime(),
  );
  for (const { conflictId: id, endsAt } of stretched) {
    await tx.calendarConflict.updateMany({ where: { id: id ?? "" }, data: { endsAt } });
  }
  const created =
    raised.length === 0
      ? []
      : await tx.calendarConflict.createManyAndReturn({
          data: raised.map(({ tenantId, interviewId, appointmentId, startsAt, endsAt }) => ({
            tenantId,
            id: uuidv7(),
            kind: "busy" as const,
            interviewId,
            appointmentId,
            resourceId,
            startsAt,
            endsAt,
            raisedAt: now,
          })),
          skipDuplicates: true,
          select: { id: true },
        });
  await announceAll(tx, [
    ...vanished.map((id) => ({ subject: "conflict", id, change: "removed" }) as const),
    ...stretched.map(
      ({ conflictId }) =>
        ({ subject: "conflict", id: conflictId ?? "", change: "changed" }) as const,
    ),
    ...created.map(({ id }) => ({ subject: "conflict", id, change: "created" }) as const),
  ]);
}

/** One row for each busy time on an event and for each open conflict; where both are there, they are one. */
async function readClashes(tx: Transaction, resourceId: string, now: Date): Promise<ClashRow[]> {
  return await tx.$queryRaw<ClashRow[]>`
    WITH event AS (
      SELECT r.interview_id, r.appointment_id,
        coalesce(i.scheduled_start, a.scheduled_start) AS starts_at,
        coalesce(i.scheduled_end, a.scheduled_end) AS ends_at,
        coalesce(i.last_rescheduled_at, a.last_rescheduled_at, i.created_at, a.created_at) AS since
      FROM reservation r
      LEFT JOIN interview i ON i.tenant_id = r.tenant_id AND i.id = r.interview_id
      LEFT JOIN appointment a ON a.tenant_id = r.tenant_id AND a.id = r.appointment_id
      WHERE r.tenant_id = current_tenant() AND r.resource_id = ${resourceId}::uuid
        AND r.starts_at >= ${subDays(now, LONGEST_RESERVATION_DAYS)} AND r.ends_at > ${now}
        AND r.hold_id IS NULL
    ), clash AS (
      SELECT e.interview_id, e.appointment_id, b.starts_at, max(b.ends_at) AS ends_at
      FROM event e
      JOIN external_busy b ON b.tenant_id = current_tenant() AND b.resource_id = ${resourceId}::uuid
        AND b.starts_at < e.ends_at AND b.ends_at > e.starts_at AND b.ends_at > ${now}
      WHERE e.ends_at > ${now} AND NOT EXISTS (
        SELECT FROM calendar_conflict c
        WHERE c.tenant_id = current_tenant() AND c.resource_id = ${resourceId}::uuid
          AND c.interview_id IS NOT DISTINCT FROM e.interview_id
          AND c.appointment_id IS NOT DISTINCT FROM e.appointment_id
          AND c.kind = 'busy' AND c.starts_at = b.starts_at AND c.ends_at >= b.ends_at
          AND c.resolution = 'dismissed' AND c.resolved_at >= e.since
      )
      GROUP BY e.interview_id, e.appointment_id, b.starts_at
    ), held AS (
      SELECT id, interview_id, appointment_id, starts_at, ends_at FROM calendar_conflict
      WHERE tenant_id = current_tenant() AND resource_id = ${resourceId}::uuid
        AND kind = 'busy' AND resolved_at IS NULL
    )
    SELECT current_tenant() AS "tenantId",
      clash.interview_id AS "interviewId", clash.appointment_id AS "appointmentId",
      clash.starts_at AS "startsAt", clash.ends_at AS "endsAt",
      held.id AS "conflictId", held.ends_at AS "shownEndsAt"
    FROM clash
    -- A full join wants plain equality: the nil UUID stands for none.
    FULL JOIN held ON held.starts_at = clash.starts_at
      AND coalesce(held.interview_id, ${NOBODY}::uuid) = coalesce(clash.interview_id, ${NOBODY}::uuid)
      AND coalesce(held.appointment_id, ${NOBODY}::uuid) = coalesce(clash.appointment_id, ${NOBODY}::uuid)`;
}

/** The nil UUID: no event has it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
