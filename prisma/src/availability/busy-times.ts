import type { Interval } from "@convene/scheduling-core";
import { subDays } from "date-fns";
import { Prisma } from "../../generated/client.ts";
import { LONGEST_RESERVATION_DAYS } from "../reservation/longest-reservation.ts";
import { purposeColumns, type ReservationPurpose } from "../reservation/reservation-purpose.ts";

/**
 * The rows (resource_id, seat, starts_at, ends_at) of what takes a resource's time within a range, for
 * a FROM clause: stored reservations (buffers included, expired holds not), time off, what connected
 * calendars say, and what they were not asked yet: times beyond those that were read count as taken.
 *
 * @param resourceId A column of the statement around it.
 * @param except An event being moved, or the caller's own hold: it does not stand in its own way.
 */
export function busyTimes(
  resourceId: Prisma.Sql,
  { start, end }: Interval,
  except: ReservationPurpose = { holdId: NOBODY },
): Prisma.Sql {
  const { interviewId, appointmentId, sessionId, holdId } = purposeColumns(except);
  const earliest = subDays(start, LONGEST_RESERVATION_DAYS);
  // Compared as rows, resource and start say exactly which part of reservation_range is read. With
  // `resource_id = …` the planner often takes the exclusion constraint's index instead, which under
  // row-level security knows nothing of the times, and reads the resource's whole history.
  return Prisma.sql`
    SELECT resource_id, seat, starts_at, ends_at
    FROM reservation
    WHERE (resource_id, starts_at) >= (${resourceId}, ${earliest}::timestamptz)
      AND (resource_id, starts_at) < (${resourceId}, ${end}::timestamptz) AND ends_at > ${start}
      AND (expires_at IS NULL OR expires_at > clock_timestamp())
      AND (interview_id = ${interviewId}::uuid) IS NOT TRUE
      AND (appointment_id = ${appointmentId}::uuid) IS NOT TRUE
      AND (session_id = ${sessionId}::uuid) IS NOT TRUE
      AND (hold_id = ${holdId}::uuid) IS NOT TRUE
    UNION ALL
    SELECT resource_id, NULL, starts_at, ends_at FROM time_off
    WHERE resource_id = ${resourceId} AND starts_at < ${end} AND ends_at > ${start}
    UNION ALL
    SELECT resource_id, NULL, starts_at, ends_at FROM external_busy
    WHERE resource_id = ${resourceId} AND starts_at < ${end} AND ends_at > ${start}
    UNION ALL
    -- What was not read of a calendar that blocks is not known to be free.
    SELECT m.resource_id, NULL, greatest(c.known_until, ${start}), ${end}
    FROM member m
    JOIN calendar_connection n ON n.tenant_id = m.tenant_id AND n.member_id = m.id
    JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
    WHERE m.resource_id = ${resourceId} AND c.blocks
      AND (c.known_until < ${end} OR c.known_until IS NULL)`;
}

/** The nil UUID: no event and no hold has it. */
const NOBODY = "00000000-0000-0000-0000-000000000000";
