import type { Rule } from "./rule.ts";

/**
 * Whom each event's notices go to: the client or candidate by mail; its people and the organiser by mail
 * and in the app.
 */
const PARTIES = `
  SELECT i.tenant_id, i.id AS event_id, c.id AS recipient_id, 'email' AS channel
  FROM interview i JOIN application ON application.id = i.application_id JOIN candidate c ON c.id = candidate_id
  UNION
  SELECT i.tenant_id, i.id, m.id, channel FROM interview i
  JOIN interview_attendee a ON a.interview_id = i.id
  JOIN member m ON m.resource_id = a.resource_id OR m.id = i.organiser_member_id
  CROSS JOIN unnest(ARRAY['email', 'in_app']) AS channel
  UNION
  SELECT tenant_id, id, client_id, 'email' FROM appointment
  UNION
  SELECT a.tenant_id, a.id, m.id, channel FROM appointment a
  JOIN member m ON m.resource_id = a.host_resource_id
  CROSS JOIN unnest(ARRAY['email', 'in_app']) AS channel`;

/**
 * How often each event's parties have to have been told what. Of what waits for its payment nobody is
 * told before; of a series people are told together, and those reasons are listed in $1.
 */
const DUE = `
  WITH told AS (
    SELECT e.tenant_id, e.id AS event_id, e.since FROM (
      SELECT tenant_id, id, created_at AS since FROM interview
      UNION ALL
      SELECT a.tenant_id, a.id, CASE
          WHEN a.status <> 'pending' AND NOT (a.due_at_booking > 0 AND booked.actor_kind = 'client') THEN booked.at
          ELSE (SELECT min(at) FROM event_change c WHERE c.appointment_id = a.id AND c.kind = 'confirmed') END
      FROM appointment a
      JOIN event_change booked ON booked.appointment_id = a.id AND booked.kind = 'booked') AS e
    WHERE e.since IS NOT NULL)
  SELECT t.tenant_id, t.event_id, 'confirmation' AS kind, 1 AS times FROM told t
  WHERE NOT EXISTS (SELECT FROM appointment a WHERE a.id = t.event_id AND a.notes LIKE 'series-%')
  UNION ALL
  SELECT t.tenant_id, t.event_id, CASE c.kind WHEN 'cancelled' THEN 'cancellation' ELSE 'reschedule' END, count(*)::int
  FROM told t JOIN event_change c ON t.event_id IN (c.interview_id, c.appointment_id)
  WHERE c.kind IN ('cancelled', 'rescheduled') AND c.at >= t.since
    AND coalesce(c.reason, '') NOT LIKE 'series-%'
  GROUP BY t.tenant_id, t.event_id, c.kind`;

const NOTICES = `
  SELECT *, coalesce(interview_id, appointment_id) AS event_id FROM notification
  WHERE subject_id IS NULL AND kind IN ('confirmation', 'cancellation', 'reschedule')`;

/** Who was told what, and how often. */
export const NOTICE_RULES: readonly Rule[] = [
  {
    name: "everybody was told of each event what there was to tell, each time once",
    sql: `
      SELECT coalesce(due.event_id, sent.event_id) AS event_id, coalesce(due.kind, sent.kind) AS kind,
             coalesce(due.recipient_id, sent.recipient_id) AS recipient_id,
             coalesce(due.channel, sent.channel) AS channel,
             coalesce(due.times, 0) AS due, coalesce(sent.times, 0) AS written
      FROM (SELECT d.event_id, d.kind, d.times, p.recipient_id, p.channel
            FROM (${DUE}) d JOIN (${PARTIES}) p USING (event_id)) AS due
      FULL JOIN (SELECT event_id, kind::text, recipient_id, channel::text, count(*)::int AS times
                 FROM (${NOTICES}) n GROUP BY event_id, kind, recipient_id, channel) AS sent
        USING (event_id, kind, recipient_id, channel)
      WHERE coalesce(due.times, 0) <> coalesce(sent.times, 0)`,
  },
  {
    name: "what is so at last was sent; only what was overtaken was withdrawn",
    sql: `
      SELECT n.event_id, n.kind, n.channel, n.state, n.event_version FROM (${NOTICES}) n
      WHERE n.state NOT IN ('sent', 'delivered') AND NOT (
        n.state = 'withdrawn' AND n.kind <> 'cancellation' AND EXISTS (
          SELECT FROM (${NOTICES}) later
          WHERE later.event_id = n.event_id AND later.recipient_id = n.recipient_id
            AND later.channel = n.channel AND later.event_version > n.event_version))`,
  },
  {
    name: "of a series people were told together, once for each thing that was done to it",
    sql: `
      WITH done AS (
        SELECT a.tenant_id, CASE c.kind WHEN 'booked' THEN 'confirmation' WHEN 'cancelled' THEN 'cancellation'
                            ELSE 'reschedule' END AS kind,
               count(DISTINCT CASE c.kind WHEN 'booked' THEN a.notes ELSE c.reason END) AS times
        FROM event_change c JOIN appointment a ON a.id = c.appointment_id
        WHERE (c.kind = 'booked' AND a.notes LIKE 'series-%')
          OR (c.kind IN ('cancelled', 'rescheduled') AND c.reason LIKE 'series-%')
        GROUP BY a.tenant_id, 2),
      told AS (
        SELECT tenant_id, kind::text, count(*) AS times FROM notification
        WHERE subject_id IS NOT NULL AND recipient_kind = 'client' AND channel = 'email'
          AND kind IN ('confirmation', 'cancellation', 'reschedule')
        GROUP BY tenant_id, kind)
      SELECT tenant_id, kind, done.times AS done, told.times AS told
      FROM done FULL JOIN told USING (tenant_id, kind) WHERE done.times IS DISTINCT FROM told.times`,
  },
  {
    name: "each payment is told to its client once, unless it came too late and goes back, and each refund",
    sql: `
      SELECT p.id, p.provider::text, count(n.id) FROM payment p
      LEFT JOIN notification n ON n.subject_id = p.id AND n.kind = 'receipt'
      WHERE p.state = 'succeeded' GROUP BY p.tenant_id, p.id
      HAVING count(n.id) <> 1 - (EXISTS (
        SELECT FROM refund r WHERE r.payment_id = p.id AND r.reason = 'PAID_TOO_LATE'))::int
      UNION ALL
      SELECT r.id, r.state::text, count(n.id) FROM refund r
      LEFT JOIN notification n ON n.subject_id = r.id AND n.kind = 'refund_made'
      WHERE r.state = 'succeeded' GROUP BY r.tenant_id, r.id HAVING count(n.id) <> 1`,
  },
  {
    name: "no message is stuck, dead or unclear",
    sql: `
      SELECT id, kind, channel, state, attempts, last_error FROM notification
      WHERE state NOT IN ('sent', 'delivered', 'withdrawn', 'passed_over')`,
  },
];

const EVENTS = `
  SELECT id, status::text, scheduled_start, reminder_enabled, reminder_offsets, reminders_sent, next_reminder_at,
         version, coalesce(last_rescheduled_at, created_at) AS since FROM interview
  UNION ALL
  SELECT id, status::text, scheduled_start, reminder_enabled, reminder_offsets, reminders_sent, next_reminder_at,
         version, coalesce(last_rescheduled_at, created_at) FROM appointment`;

/** The reminders that go out by themselves. */
export const REMINDER_RULES: readonly Rule[] = [
  {
    name: "the next reminder is the next of its event's offsets before where it is now; none where it is off",
    sql: `
      SELECT e.id, e.status, e.scheduled_start, e.reminder_offsets, e.reminders_sent, e.next_reminder_at
      FROM (${EVENTS}) e
      WHERE e.status <> 'pending' AND e.next_reminder_at IS DISTINCT FROM (
        SELECT min(e.scheduled_start - make_interval(mins => o)) FROM unnest(e.reminder_offsets) AS o
        WHERE e.status <> 'cancelled' AND e.reminder_enabled
          AND e.scheduled_start - make_interval(mins => o) > now())`,
  },
  {
    name: "a reminder whose time came was sent to everybody, unless a later one took its place",
    sql: `
      SELECT e.id, o AS offset_minutes, p.recipient_id, p.channel, n.state
      FROM (${EVENTS}) e
      CROSS JOIN unnest(e.reminder_offsets) AS o
      JOIN (${PARTIES}) p ON p.event_id = e.id
      LEFT JOIN notification n ON e.id IN (n.interview_id, n.appointment_id) AND n.kind = 'reminder'
        AND n.offset_minutes = o AND n.event_version = e.version
        AND n.recipient_id = p.recipient_id AND n.channel::text = p.channel
      WHERE e.status NOT IN ('cancelled', 'pending') AND o = ANY (e.reminders_sent)
        AND e.scheduled_start - make_interval(mins => o) > e.since
        AND (n.id IS NULL OR n.state NOT IN ('sent', 'delivered', 'passed_over'))`,
  },
  {
    name: "no reminder goes out before its time, nor for a time that is not its event's any more",
    sql: `
      SELECT n.id, e.id AS event_id, n.offset_minutes, n.created_at, e.scheduled_start FROM notification n
      JOIN (${EVENTS}) e ON e.id IN (n.interview_id, n.appointment_id)
      WHERE n.kind = 'reminder' AND n.event_version = e.version
        AND n.created_at < e.scheduled_start - make_interval(mins => n.offset_minutes) - interval '1 second'`,
  },
];
