import type { Rule } from "./rule.ts";

/** Every event that takes place, of either app. */
const LIVE_EVENTS = `
  SELECT tenant_id, 'interview' AS kind, id, scheduled_start AS starts_at, scheduled_end AS ends_at,
         buffer_before_minutes, buffer_after_minutes, NULL::uuid AS session_id
  FROM interview WHERE status <> 'cancelled'
  UNION ALL
  SELECT tenant_id, 'appointment', id, scheduled_start, scheduled_end,
         buffer_before_minutes, buffer_after_minutes, session_id
  FROM appointment WHERE status <> 'cancelled'`;

/** Whom each of them has to have: its people, and a room where the service needs one. */
const NEEDED = `
  SELECT event.*, needed.resource_id, needed.any_of
  FROM (${LIVE_EVENTS}) AS event
  CROSS JOIN LATERAL (
    SELECT resource_id, NULL::uuid[] AS any_of FROM interview_attendee
    WHERE event.kind = 'interview' AND interview_id = event.id
    UNION ALL
    SELECT host_resource_id, NULL FROM appointment
    WHERE event.kind = 'appointment' AND id = event.id AND session_id IS NULL
    UNION ALL
    SELECT NULL, array_agg(need.resource_id) FROM appointment
    JOIN service_need AS need USING (tenant_id, service_id)
    WHERE event.kind = 'appointment' AND appointment.id = event.id GROUP BY need.position
  ) AS needed`;

/** Whose time is taken, by what. */
export const TIME_RULES: readonly Rule[] = [
  {
    name: "nobody is in two places at once, and no unit of a room is taken twice",
    sql: `
      SELECT a.resource_id, a.seat, a.starts_at, a.ends_at, b.starts_at AS other_start, b.ends_at AS other_end
      FROM reservation a JOIN reservation b USING (tenant_id, resource_id, seat)
      WHERE a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
  },
  {
    name: "of no resource more is taken at a moment than there is",
    sql: `
      SELECT taken.resource_id, taken.starts_at, count(*) AS at_once, resource.units
      FROM reservation taken
      JOIN resource ON resource.id = taken.resource_id
      JOIN reservation other ON other.resource_id = taken.resource_id
        AND other.starts_at <= taken.starts_at AND other.ends_at > taken.starts_at
      GROUP BY taken.id, taken.resource_id, taken.starts_at, resource.units
      HAVING count(*) > resource.units`,
  },
  {
    name: "no two events of a person overlap, whatever the reservations say",
    sql: `
      WITH sitting AS (
        SELECT resource_id, kind, id, starts_at, ends_at FROM (${NEEDED}) AS needed
        WHERE resource_id IS NOT NULL
        UNION ALL
        SELECT host_resource_id, 'session', id, scheduled_start, scheduled_end
        FROM group_session WHERE cancelled_at IS NULL)
      SELECT a.resource_id, a.kind, a.id, b.kind AS other_kind, b.id AS other_id, a.starts_at, b.starts_at AS other_start
      FROM sitting a JOIN sitting b USING (resource_id)
      WHERE a.id < b.id AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at`,
  },
  {
    name: "each event has what it needs, for its own time with its buffers",
    sql: `
      SELECT needed.kind, needed.id, needed.resource_id, needed.starts_at
      FROM (${NEEDED}) AS needed
      WHERE 1 <> (
        SELECT count(*) FROM reservation r
        WHERE r.tenant_id = needed.tenant_id
          AND needed.id IN (r.interview_id, r.appointment_id)
          AND (r.resource_id = needed.resource_id OR r.resource_id = ANY (needed.any_of))
          AND r.starts_at = needed.starts_at - make_interval(mins => buffer_before_minutes)
          AND r.ends_at = needed.ends_at + make_interval(mins => buffer_after_minutes)
          AND r.expires_at IS NULL)`,
  },
  {
    name: "each reservation is of an event that takes place and needs it, or of a hold that runs out",
    sql: `
      SELECT r.id, r.interview_id, r.appointment_id, r.session_id, r.hold_id, r.expires_at
      FROM reservation r
      LEFT JOIN interview i ON i.id = r.interview_id
      LEFT JOIN appointment a ON a.id = r.appointment_id
      LEFT JOIN group_session s ON s.id = r.session_id
      WHERE num_nonnulls(r.interview_id, r.appointment_id, r.session_id, r.hold_id) <> 1
        OR (r.hold_id IS NOT NULL) <> (r.expires_at IS NOT NULL)
        OR i.status = 'cancelled' OR a.status = 'cancelled' OR a.session_id IS NOT NULL
        OR s.cancelled_at IS NOT NULL
        OR (i.id IS NOT NULL AND NOT EXISTS (
          SELECT FROM interview_attendee WHERE interview_id = i.id AND resource_id = r.resource_id))
        OR (a.id IS NOT NULL AND r.resource_kind = 'person' AND r.resource_id <> a.host_resource_id)`,
  },
  {
    name: "no hold outlives its time",
    sql: `
      SELECT 'reservation' AS of, hold_id FROM reservation WHERE expires_at <= now()
      UNION ALL SELECT 'place', hold_id FROM session_place WHERE expires_at <= now()`,
  },
  {
    name: "each session takes its host's time, and has somebody in it",
    sql: `
      SELECT s.id, s.scheduled_start, count(p.place) AS places
      FROM group_session s LEFT JOIN session_place p ON p.session_id = s.id
      WHERE s.cancelled_at IS NULL
      GROUP BY s.tenant_id, s.id
      HAVING count(p.place) > s.capacity OR (count(p.place) = 0 AND NOT s.planned) OR 1 <> (
        SELECT count(*) FROM reservation r WHERE r.session_id = s.id AND r.resource_id = s.host_resource_id
          AND r.starts_at = s.scheduled_start - make_interval(mins => s.buffer_before_minutes)
          AND r.ends_at = s.scheduled_end + make_interval(mins => s.buffer_after_minutes))`,
  },
  {
    name: "each client of a session has one place in it, at its time, and nobody else has",
    sql: `
      SELECT a.id, a.status, a.session_id, count(p.place) AS places FROM appointment a
      LEFT JOIN session_place p ON p.appointment_id = a.id
      LEFT JOIN group_session s ON s.id = p.session_id
      GROUP BY a.tenant_id, a.id
      HAVING count(p.place) <> (CASE WHEN a.session_id IS NULL OR a.status = 'cancelled' THEN 0 ELSE 1 END)
        OR bool_or(p.session_id <> a.session_id OR s.cancelled_at IS NOT NULL
                   OR s.scheduled_start <> a.scheduled_start OR s.scheduled_end <> a.scheduled_end)`,
  },
];
