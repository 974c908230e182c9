import type { RoleUrls } from "@convene/prisma/roles";
import pg from "pg";
import { PgBoss } from "pg-boss";
import type { StripeDesk } from "./stripe-desk.ts";

interface Parts {
  readonly urls: RoleUrls;
  readonly stripe: StripeDesk;
  readonly log: (line: string) => void;
}

/** They come round by themselves; here they come at once. */
const ROUNDS = ["reminder-sweep", "expired-holds", "calendar-round", "payment-round"];
const POLL_MS = 500;
const ROUND_EVERY = 6;
const LONGEST_MS = 180_000;

/** What is still to be done, each by a name and how much of it there is. */
const LEFT = `
  SELECT 'jobs of ' || name AS what, count(*)::int AS count FROM queue.job_common
  WHERE state IN ('created', 'retry', 'active') AND name NOT LIKE '%-round' AND name NOT IN ('reminder-sweep', 'expired-holds')
  GROUP BY name
  UNION ALL SELECT 'messages that are ' || state, count(*)::int FROM notification
  WHERE state IN ('queued', 'sending', 'failed') GROUP BY state
  UNION ALL SELECT 'refunds by card', count(*)::int FROM refund JOIN payment ON payment.id = payment_id
  WHERE refund.state = 'pending' AND provider = 'stripe' HAVING count(*) > 0
  UNION ALL SELECT 'payments to be checked', count(*)::int FROM payment
  WHERE check_at <= now() HAVING count(*) > 0
  UNION ALL SELECT 'appointments to be given up', count(*)::int FROM appointment
  WHERE pay_by <= now() AND status = 'pending' HAVING count(*) > 0
  UNION ALL SELECT 'reservations of expired holds', count(*)::int FROM reservation
  WHERE expires_at <= now() HAVING count(*) > 0
  UNION ALL SELECT 'places of expired holds', count(*)::int FROM session_place
  WHERE expires_at <= now() HAVING count(*) > 0
  UNION ALL SELECT 'due reminders', sum(count)::int FROM (
    SELECT count(*) FROM appointment WHERE next_reminder_at <= now()
    UNION ALL SELECT count(*) FROM interview WHERE next_reminder_at <= now()) AS due HAVING sum(count) > 0
  UNION ALL SELECT 'calendar copies that are ' || state, count(*)::int FROM calendar_copy
  WHERE state NOT IN ('written', 'moved_outside', 'deleted_outside') GROUP BY state
  UNION ALL SELECT 'calendars to be read', count(*)::int FROM calendar_connection
  WHERE next_sync_at <= now() HAVING count(*) > 0
  UNION ALL SELECT 'meeting rooms', count(*)::int FROM meeting_room
  WHERE state <> 'ready' HAVING count(*) > 0`;

/**
 * Waits until the workers have nothing left to do. Waits between attempts are cut short; a job whose
 * worker was killed becomes another one's by itself.
 *
 * @returns what was left when there was no end to it; empty: nothing
 */
export async function settle({ urls, stripe, log }: Parts): Promise<readonly string[]> {
  const owner = new pg.Client({ connectionString: urls.owner });
  await owner.connect();
  const boss = new PgBoss({
    connectionString: urls.owner,
    schema: "queue",
    migrate: false,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => {});
  await boss.start();
  try {
    await owner.query("UPDATE calendar_connection SET next_sync_at = now()");
    await owner.query(
      "UPDATE payment SET check_at = now() WHERE check_at > now() AND state = 'pending'",
    );
    let left: string[] = [];
    const startedAt = performance.now();
    for (let look = 0; performance.now() - startedAt < LONGEST_MS; look++) {
      if (look % ROUND_EVERY === 0) for (const queue of ROUNDS) await boss.send(queue, {});
      await owner.query("UPDATE queue.job_common SET start_after = now() WHERE state = 'retry'");
      const { rows } = await owner.query<{ what: string; count: number }>(LEFT);
      left = rows.map(({ what, count }) => `${count} ${what}`);
      if (stripe.waiting() > 0) left.push(`${stripe.waiting()} webhooks`);
      if (left.length === 0) return [];
      if (look % 20 === 19) log(`Still to be done: ${left.join(", ")}`);
      await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    }
    return left;
  } finally {
    await boss.stop({ graceful: false });
    await owner.end();
  }
}
