import type { Interval } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import type { Transaction } from "../client.ts";
import { LONGEST_RESERVATION_DAYS } from "../reservation/longest-reservation.ts";
import type { ReservationPurpose } from "../reservation/reservation-purpose.ts";
import { purposeColumns } from "../reservation/reservation-purpose.ts";

interface BusyRow {
  readonly resourceId: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * When each resource is taken within a range: stored reservations (buffers included, expired holds
 * not), time off, what connected calendars say, and what they were not asked yet: times beyond those
 * that were read count as taken. Of a resource with several units the times at which all of them are
 * taken are not worked out here; the constraint decides.
 *
 * @param except An event being moved, or the caller's own hold: it does not stand in its own way.
 */
export async function readBusy(
  tx: Transaction,
  resourceIds: readonly string[],
  range: Interval,
  except: ReservationPurpose = { holdId: NOBODY },
): Promise<ReadonlyMap<string, readonly Interval[]>> {
  const ids = [...resourceIds];
  const { start, end } = range;
  const { interviewId, appointmentId, sessionId, holdId } = purposeColumns(except);
  const rows = await tx.$queryRaw<BusyRow[]>`
    SELECT resource_id AS "resourceId", starts_at AS start, ends_at AS end
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
    SELECT resource_id, starts_at, ends_at FROM time_off
    WHERE resource_id = ANY(${ids}::uuid[]) AND starts_at < ${end} AND ends_at > ${start}
    UNION ALL
    SELECT resource_id, starts_at, ends_at FROM external_busy
    WHERE resource_id = ANY(${ids}::uuid[]) AND starts_at < ${end} AND ends_at > ${start}
    UNION ALL
    -- What was not read of a calendar that blocks is not known to be free.
    SELECT m.resource_id, greatest(c.known_until, ${start}), ${end}
    FROM member m
    JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
    JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
    WHERE m.resource_id = ANY(${ids}::uuid[]) AND c.blocks
      AND (c.known_until < ${end} OR c.known_until IS NULL)`;
  const busy = new Map<string, Interval[]>(ids.map((id) => [id, []]));
  for (const row of rows) busy.get(row.resourceId)?.push({ start: row.start, end: row.end });
  return busy;
}

/** The nil UUID: no event and no hold has it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
