import type { Transaction } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";

/** A group session, and how much room is in it. */
export interface OpenSession {
  readonly id: string;
  readonly hostId: string;
  readonly start: Date;
  readonly end: Date;
  readonly capacity: number;
  /** 0 where it is full. */
  readonly placesLeft: number;
}

/** Whose place is not in their own way. */
export interface OwnPlace {
  readonly appointmentId?: string | undefined;
  readonly holdId?: string | undefined;
}

/**
 * A service's group sessions that lie in a range, ascending by start, the fullest first. Places whose
 * hold ran out are free.
 */
export async function readSessions(
  tx: Transaction,
  serviceId: string,
  { start, end }: Interval,
  { appointmentId, holdId }: OwnPlace = {},
): Promise<OpenSession[]> {
  return await tx.$queryRaw<OpenSession[]>`
    SELECT session.id, session.host_resource_id AS "hostId", session.scheduled_start AS start,
           session.scheduled_end AS end, session.capacity,
           session.capacity - count(place.place)::int AS "placesLeft"
    FROM group_session AS session
    LEFT JOIN session_place AS place
      ON place.tenant_id = session.tenant_id AND place.session_id = session.id
      AND (place.expires_at IS NULL OR place.expires_at > clock_timestamp())
      AND (place.hold_id = ${holdId ?? null}::uuid) IS NOT TRUE
      AND (place.appointment_id = ${appointmentId ?? null}::uuid) IS NOT TRUE
    WHERE session.tenant_id = current_tenant() AND session.service_id = ${serviceId}::uuid
      AND session.cancelled_at IS NULL
      AND session.scheduled_start >= ${start} AND session.scheduled_end <= ${end}
    GROUP BY session.tenant_id, session.id
    ORDER BY session.scheduled_start, "placesLeft", session.id`;
}
