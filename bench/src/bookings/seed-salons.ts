import pg from "pg";

/** The moment at which everything is booked: a Monday, before anybody opens. */
export const BOOKED_AT = new Date("2026-03-02T06:00:00Z");
const SALONS = 20;
const HOSTS_OF_EACH = 20;
const CLIENTS_OF_EACH = 50;
const DAY_MS = 24 * 60 * 60 * 1_000;
const HOUR_MS = 60 * 60 * 1_000;
const FIRST_HOUR = 9;
const HOURS_A_DAY = 8;
const OPEN_DAYS = 300;

/** A time of somebody that nobody else is given. */
export interface OpenSlot {
  readonly tenantId: string;
  readonly serviceId: string;
  readonly hostId: string;
  readonly clientId: string;
  readonly clientName: string;
  readonly clientEmail: string;
  readonly start: Date;
  readonly end: Date;
}

/**
 * Writes twenty salons of twenty people and fifty clients each, open from 9 to 17 UTC every day.
 *
 * @param ownerUrl The owner's: rows are written without going through the apps.
 * @returns Hands out their free hours one after the other, each with another person than the one before.
 */
export async function seedSalons(ownerUrl: string): Promise<() => OpenSlot> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  await client.query(SALON_ROWS, [SALONS]);
  await client.query(PEOPLE_ROWS, [SALONS, HOSTS_OF_EACH]);
  await client.query(CLIENT_ROWS, [SALONS, CLIENTS_OF_EACH]);
  await client.query("VACUUM ANALYZE");
  await client.end();

  let given = 0;
  return () => {
    const number = given++;
    const salon = (number % SALONS) + 1;
    const host = (Math.floor(number / SALONS) % HOSTS_OF_EACH) + 1;
    const round = Math.floor(number / (SALONS * HOSTS_OF_EACH));
    const day = Math.floor(round / HOURS_A_DAY);
    if (day >= OPEN_DAYS) throw new Error("Every hour of everybody is given away");
    const hour = FIRST_HOUR + (round % HOURS_A_DAY);
    const start = new Date(Date.UTC(2026, 2, 4, hour) + day * DAY_MS);
    const guest = (round % CLIENTS_OF_EACH) + 1;
    return {
      tenantId: idOf("0001", salon, 0),
      serviceId: idOf("0004", salon, 0),
      hostId: idOf("0002", salon, host),
      clientId: idOf("0005", salon, guest),
      clientName: `Client ${guest}`,
      clientEmail: `client${guest}@salon${salon}.example`,
      start,
      end: new Date(start.getTime() + HOUR_MS),
    };
  };
}

// Ids that tell the number of what they name.
function idOf(kind: string, salon: number, number: number): string {
  return `0190${kind}-0000-7000-${8_000 + salon}-${String(number).padStart(12, "0")}`;
}

const ID = (kind: string, salon: string, number: string) =>
  `('0190${kind}-0000-7000-' || 8000 + ${salon} || '-' || lpad(${number}::text, 12, '0'))::uuid`;

const HOURS = JSON.stringify(
  Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["09:00", "17:00"]]]),
  ),
);

const SALON_ROWS = `
  WITH salon AS (
    INSERT INTO tenant (tenant_id, name, time_zone)
    SELECT ${ID("0001", "n", "0")}, 'Salon ' || n, 'UTC' FROM generate_series(1, $1::int) n
  )
  INSERT INTO service (tenant_id, id, name, duration_minutes, step_minutes, horizon_days, price)
  SELECT ${ID("0001", "n", "0")}, ${ID("0004", "n", "0")}, 'Haircut', 60, 60, 400, 4500
  FROM generate_series(1, $1::int) n`;

const PEOPLE_ROWS = `
  WITH place AS (
    SELECT ${ID("0001", "n", "0")} AS tenant_id, ${ID("0002", "n", "h")} AS id, n, h
    FROM generate_series(1, $1::int) n, generate_series(1, $2::int) h
  ), host AS (
    INSERT INTO resource (tenant_id, id, kind, name, time_zone)
    SELECT tenant_id, id, 'person', 'Host ' || h, 'UTC' FROM place
  ), hours AS (
    INSERT INTO schedule (tenant_id, id, resource_id, name, is_default, weekly_hours)
    SELECT tenant_id, id, id, 'Default', true, '${HOURS}' FROM place
  ), member AS (
    INSERT INTO member (tenant_id, id, user_id, name, email, services_role, resource_id)
    SELECT tenant_id, id, id, 'Host ' || h, 'host' || h || '@salon' || n || '.example', 'staff', id
    FROM place
  )
  INSERT INTO service_host (tenant_id, service_id, resource_id)
  SELECT tenant_id, ${ID("0004", "n", "0")}, id FROM place`;

const CLIENT_ROWS = `
  INSERT INTO client (tenant_id, id, name, email, time_zone)
  SELECT ${ID("0001", "n", "0")}, ${ID("0005", "n", "c")}, 'Client ' || c,
         'client' || c || '@salon' || n || '.example', 'Europe/Paris'
  FROM generate_series(1, $1::int) n, generate_series(1, $2::int) c`;
