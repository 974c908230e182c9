import type { Interval } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Transaction } from "../client.ts";
import { refusingOverlap } from "../database-errors.ts";
import { lockResources } from "./lock-resources.ts";
import { LONGEST_RESERVATION_DAYS } from "./longest-reservation.ts";
import { purposeColumns, type ReservationPurpose } from "./reservation-purpose.ts";

export interface ReservationRequest {
  readonly resourceIds: readonly string[];
  /** Buffers included. */
  readonly span: Interval;
  readonly purpose: ReservationPurpose;
  /** For a hold: how long it lasts, by the database's clock. */
  readonly holdMinutes?: number;
}

/**
 * Takes resources for a span; of a resource with several units, as many free ones as it is named.
 * Expired holds in the way are removed. It must be the last thing that may fail in its transaction: PostgreSQL ends
 * a transaction at the first error.
 *
 * @throws SlotTakenError when any of them is taken
 */
export async function reserve(tx: Transaction, request: ReservationRequest): Promise<void> {
  const { resourceIds, nths } = numbered(request.resourceIds);
  const { start, end } = request.span;
  const earliest = subDays(start, LONGEST_RESERVATION_DAYS);
  const { interviewId, appointmentId, sessionId, holdId } = purposeColumns(request.purpose);
  const ids = resourceIds.map(() => uuidv7());
  const holdMinutes = request.holdMinutes ?? null;

  await lockResources(tx, resourceIds);
  await tx.$executeRaw`
    DELETE FROM reservation
    WHERE resource_id = ANY(${resourceIds}::uuid[])
      AND starts_at < ${end} AND ends_at > ${start} AND starts_at >= ${earliest}
      AND expires_at <= clock_timestamp()`;
  const written = await refusingOverlap(
    resourceIds,
    async () =>
      await tx.$executeRaw`
      INSERT INTO reservation (tenant_id, id, resource_id, resource_kind, seat, starts_at, ends_at,
                               interview_id, appointment_id, session_id, hold_id, expires_at)
      SELECT current_tenant(), wanted.id, resource.id, resource.kind, coalesce(free.seat, 0),
             ${start}::timestamptz, ${end}::timestamptz,
             ${interviewId}::uuid, ${appointmentId}::uuid, ${sessionId}::uuid, ${holdId}::uuid,
             clock_timestamp() + make_interval(mins => ${holdMinutes}::int)
      FROM unnest(${resourceIds}::uuid[], ${ids}::uuid[], ${nths}::int[])
        AS wanted (resource_id, id, nth)
      JOIN resource ON resource.id = wanted.resource_id
      LEFT JOIN LATERAL (
        -- No row where every unit is taken: seat 0 then meets the constraint, which is the judge.
        SELECT candidate.seat
        FROM generate_series(0, resource.units - 1) AS candidate (seat)
        WHERE resource.units > 1 AND NOT EXISTS (
          SELECT FROM reservation AS other
          WHERE other.resource_id = resource.id AND other.seat = candidate.seat
            AND other.starts_at < ${end} AND other.ends_at > ${start} AND other.starts_at >= ${earliest}
        )
        ORDER BY candidate.seat OFFSET wanted.nth LIMIT 1
      ) AS free ON true
      -- Who is named twice comes once.
      WHERE wanted.nth = 0 OR resource.units > 1`,
  );
  const missing = new Set(resourceIds).size - written;
  if (missing > 0) throw new Error(`${missing} of the resources to reserve do not exist`);
}

/** How often each resource was named before, beside it. */
function numbered(named: readonly string[]) {
  const times = new Map<string, number>();
  const nths = named.map((id) => {
    const nth = times.get(id) ?? 0;
    times.set(id, nth + 1);
    return nth;
  });
  return { resourceIds: [...named], nths };
}
