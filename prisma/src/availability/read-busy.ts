import type { Interval } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import type { Transaction } from "../client.ts";
import { LONGEST_RESERVATION_DAYS } from "../reservation/longest-reservation.ts";
import type { ReservationPurpose } from "../reservation/reservation-purpose.ts";
import { purposeColumns } from "../reservation/reservation-purpose.ts";

/** A time at which a resource, or one of its units, is taken. */
export interface BusyTime extends Interval {
  readonly resourceId: string;
  /** Of a resource with several units, the one that is taken; null: all of them. */
  readonly seat: number | null;
}

/**
 * When each resource is taken within a range: stored reservations (buffers included, expired holds
 * not), time off, what connected calendars say, and what they were not asked yet: times beyond those
 * that were read count as taken. Of a resource with several units every time counts at which one of
 * them is taken: ask `readBusyTimes` for those.
 *
 * @param except An event being moved, or the caller's own hold: it does not stand in its own way.
 */
export async function readBusy(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except?: ReservationPurpose,
): Promise<ReadonlyMap<string, readonly Interval[]>> {
  const busy = new Map<string, Interval[]>(resourceIds.map((id) => [id, []]));
  for (const { resourceId, start, end } of await readBusyTimes(tx, resourceIds, range, except)) {
    busy.get(resourceId)?.push({ start, end });
  }
  return busy;
}

/** As `readBusy`, unit by unit. */
export async function readBusyTimes(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except: ReservationPurpose = { holdId: NOBODY },
): Promise<BusyTime[]> {
  const ids = [...resourceIds];
  const { start, end } = range;
  const { interviewId, appointmentId, sessionId, holdId } = purposeColumns(except);
  return await tx.$queryRaw<BusyTime[]>`
    SELECT resource_id AS "resourceId", seat, starts_at AS start, ends_at AS end
    FROM reservation
    WHERE resource_id = ANY(${ids}::uuid[])
      AND starts_at < ${end} AND ends_at > ${start}
      AND starts_at >= ${subDays(start, LONGEST_RESERVATION_DAYS)}
      AND (expires_at IS NULL OR expires_at > clock_timestamp())
      AND (interview_id = ${interviewId}::uuid) IS NOT TRUE
      AND (appointment_id = ${appointmentId}::uuid) IS NOT TRUE
      AND (session_id = ${sessionId}::uuid) IS NOT TRUE
      AND (hold_id = ${holdId}::uuid) IS NOT TRUE
    UNION ALL
    SELECT resource_id, NULL, starts_at, ends_at FROM time_off
    WHERE resource_id = ANY(${ids}::uuid[]) AND starts_at < ${end} AND ends_at > ${start}
    UNION ALL
    SELECT resource_id, NULL, starts_at, ends_at FROM external_busy
    WHERE resource_id = ANY(${ids}::uuid[]) AND starts_at < ${end} AND ends_at > ${start}
    UNION ALL
    -- What was not read of a calendar that blocks is not known to be free.
    SELECT m.resource_id, NULL, greatest(c.known_until, ${start}), ${end}
    FROM member m
    JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
    JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
    WHERE m.resource_id = ANY(${ids}::uuid[]) AND c.blocks
      AND (c.known_until < ${end} OR c.known_until IS NULL)`;
}

/** The nil UUID: no event and no hold has it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
