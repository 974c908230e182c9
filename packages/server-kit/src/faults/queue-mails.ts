import { DELIVERY_QUEUE } from "@convene/notifications";
import pg from "pg";
import { bookAppointment } from "../fixtures/book-appointment.ts";
import type { Kit } from "../kit.ts";
import type { SignedUp } from "../testing/index.ts";

/** So far off that the machine's clock does not matter. */
const START = new Date("2100-03-01T15:00:00Z");

/**
 * Queues mails about one appointment to so many people: half of them confirmations, which have a
 * calendar file, half of them reminders, which may go out several in a call.
 *
 * @param ownerUrl The owner's: rows are written without going through the apps.
 * @returns the ids of the notifications
 */
export async function queueMails(
  kit: Kit,
  ownerUrl: string,
  host: SignedUp,
  count: number,
): Promise<readonly string[]> {
  const { id } = await bookAppointment(kit, host, { start: START });
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const { rows } = await owner.query<{ id: string }>(COPIES, [id, count]);
    await owner.query("DELETE FROM notification WHERE id <> ALL ($1::uuid[])", [
      rows.map((row) => row.id),
    ]);
    await kit.jobs.boss.deleteAllJobs(DELIVERY_QUEUE);
    const { tenantId } = host;
    await kit.jobs.boss.insert(
      DELIVERY_QUEUE,
      rows.map((row) => ({ data: { tenantId, notificationId: row.id, attemptGroup: 0 } })),
    );
    return rows.map((row) => row.id);
  } finally {
    await owner.end();
  }
}

const COPIES = `
  INSERT INTO notification (
    tenant_id, id, appointment_id, event_version, kind, offset_minutes, channel, recipient_kind,
    recipient_id, address, locale, time_zone, facts, product)
  SELECT tenant_id, uuidv7(), appointment_id, event_version,
         CASE number % 2 WHEN 0 THEN 'confirmation' ELSE 'reminder' END::notification_kind,
         CASE number % 2 WHEN 0 THEN 0 ELSE 1440 END,
         channel, recipient_kind, uuidv7(), 'client-' || number || '@example.test', locale, time_zone,
         facts, product
  FROM notification, generate_series(1, $2::int) number
  WHERE appointment_id = $1 AND channel = 'email' AND recipient_kind = 'client'
  RETURNING id`;
