import type { Rule } from "./rule.ts";

const EVENTS = `
  SELECT tenant_id, id, status::text, version, reschedule_count, cancelled_at, created_at FROM interview
  UNION ALL
  SELECT tenant_id, id, status::text, version, reschedule_count, cancelled_at, created_at FROM appointment`;
const CHANGES = `SELECT *, coalesce(interview_id, appointment_id) AS event_id FROM event_change`;

/** Histories, series, and rows that belong to something. */
export const EVENT_RULES: readonly Rule[] = [
  {
    name: "each event was booked once, and cancelled once if it is",
    sql: `
      SELECT e.id, e.status, count(c.id) FILTER (WHERE c.kind = 'booked') AS booked,
             count(c.id) FILTER (WHERE c.kind = 'cancelled') AS cancelled
      FROM (${EVENTS}) e LEFT JOIN (${CHANGES}) c ON c.event_id = e.id
      GROUP BY e.id, e.status, e.cancelled_at
      HAVING count(c.id) FILTER (WHERE c.kind = 'booked') <> 1
        OR count(c.id) FILTER (WHERE c.kind = 'cancelled') <> (e.status = 'cancelled')::int
        OR (e.status = 'cancelled') <> (e.cancelled_at IS NOT NULL)`,
  },
  {
    name: "versions count what happened",
    sql: `
      SELECT e.id, e.version, e.reschedule_count, count(c.id) AS changes
      FROM (${EVENTS}) e LEFT JOIN (${CHANGES}) c
        ON c.event_id = e.id AND c.kind IN ('rescheduled', 'cancelled')
      GROUP BY e.id, e.version, e.reschedule_count
      HAVING e.version < count(c.id)
        OR e.reschedule_count > count(c.id) FILTER (WHERE c.kind = 'rescheduled')`,
  },
  {
    name: "each move begins where the one before ended, and the last one where the event is",
    sql: `
      WITH moves AS (
        SELECT event_id, start_before, start_after,
               lead(start_before) OVER (PARTITION BY event_id ORDER BY at, id) AS next_before,
               row_number() OVER (PARTITION BY event_id ORDER BY at DESC, id DESC) AS from_last
        FROM (${CHANGES}) c WHERE kind IN ('booked', 'rescheduled') AND start_after IS NOT NULL),
      places AS (
        SELECT id, scheduled_start FROM interview UNION ALL SELECT id, scheduled_start FROM appointment)
      SELECT m.* FROM moves m JOIN places p ON p.id = m.event_id
      WHERE (m.next_before IS NOT NULL AND m.next_before <> m.start_after)
        OR (m.from_last = 1 AND p.scheduled_start <> m.start_after)`,
  },
  {
    name: "messages follow the event's versions",
    sql: `
      SELECT n.id, n.kind, n.event_version, e.version FROM notification n
      JOIN (${EVENTS}) e ON e.id IN (n.interview_id, n.appointment_id)
      WHERE n.event_version > e.version`,
  },
  {
    name: "occurrences of a series are where its rule has them, and none is missing",
    sql: `
      WITH planned AS (
        SELECT s.tenant_id, s.id, (s.start_local::timestamp AT TIME ZONE s.timezone) + make_interval(days => 7 * n) AS at
        FROM appointment_series s,
             generate_series(0, coalesce(substring(s.rule FROM 'COUNT=(\\d+)')::int, 0) - 1) AS n
        WHERE s.ended_at IS NULL AND s.rule LIKE '%FREQ=WEEKLY%')
      SELECT p.id AS series_id, p.at FROM planned p JOIN appointment_series s ON s.id = p.id
      WHERE NOT EXISTS (SELECT FROM appointment a WHERE a.series_id = p.id AND a.occurrence_at = p.at)
        AND NOT p.at = ANY (s.excluded)
        AND NOT EXISTS (SELECT FROM series_clash c WHERE c.series_id = p.id AND c.occurrence_at = p.at)
      UNION ALL
      SELECT a.series_id, a.occurrence_at FROM appointment a
      JOIN appointment_series s ON s.id = a.series_id
      WHERE s.ended_at IS NULL AND s.rule LIKE '%COUNT=%' AND NOT EXISTS (
        SELECT FROM planned p WHERE p.id = a.series_id AND p.at = a.occurrence_at)`,
  },
  {
    name: "a series that ended has nothing to come",
    sql: `
      SELECT s.id, a.id AS appointment_id, a.occurrence_at FROM appointment_series s
      JOIN appointment a ON a.series_id = s.id
      WHERE s.ended_at IS NOT NULL AND a.status <> 'cancelled' AND s.rule LIKE '%UNTIL=%'
        AND a.occurrence_at AT TIME ZONE s.timezone >
          to_timestamp(substring(s.rule FROM 'UNTIL=(\\d{8}T\\d{6})'), 'YYYYMMDD"T"HH24MISS') AT TIME ZONE 'UTC'`,
  },
  {
    name: "nothing is left of what was refused: clients, sessions, series and loops without events",
    sql: `
      SELECT 'client' AS what, id FROM client c WHERE NOT EXISTS (
        SELECT FROM appointment a WHERE a.client_id = c.id)
      UNION ALL SELECT 'series', id FROM appointment_series s WHERE NOT EXISTS (
        SELECT FROM appointment a WHERE a.series_id = s.id) AND s.ended_at IS NULL
        AND cardinality(s.excluded) = 0
      UNION ALL SELECT 'loop', id FROM interview_loop l WHERE 2 <> (
        SELECT count(*) FROM interview i WHERE i.loop_id = l.id)
      UNION ALL SELECT 'interview', id FROM interview i WHERE NOT EXISTS (
        SELECT FROM interview_attendee a WHERE a.interview_id = i.id)
      UNION ALL SELECT 'place', session_id FROM session_place
      WHERE num_nonnulls(appointment_id, hold_id) <> 1 OR (hold_id IS NOT NULL) <> (expires_at IS NOT NULL)
      UNION ALL SELECT 'copy', id FROM calendar_copy WHERE num_nonnulls(interview_id, appointment_id) <> 1
      UNION ALL SELECT 'busy time', id FROM external_busy WHERE calendar_id IS NULL`,
  },
  {
    name: "no request by a candidate was booked twice, or without its interview",
    sql: `
      SELECT id, state::text, interview_id FROM scheduling_request
      WHERE (state::text = 'booked') <> (num_nonnulls(interview_id, loop_id) = 1)
      UNION ALL
      SELECT r.id, r.state::text, i.id FROM scheduling_request r
      JOIN interview i ON i.application_id = r.application_id AND i.id IS DISTINCT FROM r.interview_id`,
  },
  {
    name: "no job speaks of a message that is not there, and no letter is dead",
    sql: `
      SELECT j.name, j.state::text, j.data FROM queue.job_common j
      WHERE j.name LIKE 'notification-delivery%' AND (j.name LIKE '%-dead' OR NOT EXISTS (
        SELECT FROM notification n WHERE n.id = (j.data->>'notificationId')::uuid))`,
  },
];
