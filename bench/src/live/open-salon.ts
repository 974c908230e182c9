import { randomUUID } from "node:crypto";
import pg from "pg";

/** An organisation that can be booked, and somebody of it who is signed in. */
export interface OpenSalon {
  readonly tenantId: string;
  readonly serviceId: string;
  /** Of the session. */
  readonly cookie: string;
  /** The next hour that nobody has, from the second day on. */
  nextHour(): Date;
}

/** The origin of the app's pages, by default. */
export const ORIGIN = "http://localhost:4001";
const HOUR_MS = 60 * 60 * 1_000;
const FIRST_HOUR = 9;
const LAST_HOUR = 16;

/** Signs somebody up by the requests of a page, and gives their organisation a service. */
export async function openSalon(
  serverUrl: string,
  ownerUrl: string,
  now: Date,
): Promise<OpenSalon> {
  const ask = (path: string, json: unknown, cookie = "") =>
    fetch(new URL(path, serverUrl), {
      method: "POST",
      headers: { "content-type": "application/json", origin: ORIGIN, cookie },
      body: JSON.stringify(json),
    });
  const person = { name: "Ada", email: "ada@salon.example", password: "only of this benchmark" };
  const signedUp = await ask("/api/auth/sign-up/email", person);
  const cookies = signedUp.headers.getSetCookie().map((cookie) => cookie.split(";")[0]);
  const cookie = cookies.join("; ");
  const setUp = await ask("/api/organisations", { name: "Salon", timeZone: "UTC" }, cookie);
  if (!setUp.ok) throw new Error(`No organisation: ${await setUp.text()}`);
  const { id: tenantId } = (await setUp.json()) as { id: string };

  const serviceId = randomUUID();
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query(
    `INSERT INTO service (tenant_id, id, name, duration_minutes, step_minutes, horizon_days, price)
     VALUES ($1, $2, 'Haircut', 60, 60, 730, 4500)`,
    [tenantId, serviceId],
  );
  await owner.query(
    `INSERT INTO service_host (tenant_id, service_id, resource_id)
     SELECT tenant_id, $2, resource_id FROM member WHERE tenant_id = $1`,
    [tenantId, serviceId],
  );
  await owner.end();

  let hour = new Date(now.getTime() + 24 * HOUR_MS);
  return {
    tenantId,
    serviceId,
    cookie,
    nextHour() {
      do {
        hour = new Date(hour.getTime() + HOUR_MS);
      } while (!isOfficeHour(hour));
      return hour;
    },
  };
}

function isOfficeHour(at: Date): boolean {
  const isWeekday = at.getUTCDay() % 6 !== 0;
  return isWeekday && at.getUTCHours() >= FIRST_HOUR && at.getUTCHours() <= LAST_HOUR;
}
