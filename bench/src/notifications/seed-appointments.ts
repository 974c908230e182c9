import pg from "pg";

/** The moment at which the first `due` appointments are due. */
export const DUE_AT = new Date("2026-05-04T14:00:00Z");
const TENANTS = 10;

export interface SeededAppointments {
  /** Makes the same appointments due again, as if none of their reminders had gone out. */
  makeDue(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Fills a database with appointments of ten organisations, all with the standard reminders: the first
 * `due` begin a day after `DUE_AT`, the others later.
 *
 * @param ownerUrl The owner's: rows are written without going through the apps.
 */
export async function seedAppointments(
  ownerUrl: string,
  { count, due }: { readonly count: number; readonly due: number },
): Promise<SeededAppointments> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(PEOPLE, [TENANTS]);
  // What the rows refer to is there: checking it a million times says nothing about sweeps.
  await client.query("SET session_replication_role = replica");
  await client.query(APPOINTMENTS, [TENANTS, count, due, DUE_AT]);
  await client.query("SET session_replication_role = DEFAULT");
  await client.query("VACUUM ANALYZE");
  return {
    async makeDue() {
      await client.query("DELETE FROM notification");
      await client.query("DELETE FROM queue.job_common");
      await client.query(
        `UPDATE appointment SET next_reminder_at = $1, reminders_sent = '{}'
         WHERE scheduled_start = $1::timestamptz + interval '1 day'`,
        [DUE_AT],
      );
      await client.query("VACUUM ANALYZE notification, appointment, queue.job_common");
    },
    close: () => client.end(),
  };
}

// Ids that tell the number of what they name.
const ID = (kind: string, number: string) =>
  `('0190${kind}-0000-7000-8000-' || lpad(${number}::text, 12, '0'))::uuid`;

const PEOPLE = `
  WITH tenants AS (
    INSERT INTO tenant (tenant_id, name, time_zone)
    SELECT ${ID("0001", "n")}, 'Organisation ' || n, 'America/Toronto' FROM generate_series(1, $1::int) n
    RETURNING tenant_id
  ), hosts AS (
    INSERT INTO resource (tenant_id, id, kind, name, time_zone)
    SELECT ${ID("0001", "n")}, ${ID("0002", "n")}, 'person', 'Host ' || n, 'America/Toronto'
    FROM generate_series(1, $1::int) n
  ), members AS (
    INSERT INTO member (tenant_id, id, user_id, name, email, services_role, resource_id)
    SELECT ${ID("0001", "n")}, ${ID("0003", "n")}, ${ID("0003", "n")}, 'Host ' || n,
           'host' || n || '@example.com', 'staff', ${ID("0002", "n")}
    FROM generate_series(1, $1::int) n
  ), services AS (
    INSERT INTO service (tenant_id, id, name, duration_minutes)
    SELECT ${ID("0001", "n")}, ${ID("0004", "n")}, 'Haircut', 60 FROM generate_series(1, $1::int) n
  )
  INSERT INTO client (tenant_id, id, name, email, time_zone)
  SELECT ${ID("0001", "n")}, ${ID("0005", "n")}, 'Client ' || n, 'client' || n || '@example.com',
         'Europe/Paris'
  FROM generate_series(1, $1::int) n`;

const APPOINTMENTS = `
  INSERT INTO appointment (
    tenant_id, id, service_id, client_id, host_resource_id, title, scheduled_start, scheduled_end,
    timezone, next_reminder_at, created_at)
  SELECT ${ID("0001", "t")}, ${ID("0006", "n")}, ${ID("0004", "t")}, ${ID("0005", "t")},
         ${ID("0002", "t")}, 'Haircut', start, start + interval '1 hour', 'America/Toronto',
         start - interval '1 day', $4::timestamptz - interval '30 days'
  FROM generate_series(1, $2::int) n,
       LATERAL (SELECT n % $1::int + 1 AS t,
                       $4::timestamptz + interval '1 day'
                         + CASE WHEN n <= $3::int THEN interval '0'
                                ELSE (n % 500000) * interval '1 minute' + interval '2 days' END AS start) s`;
