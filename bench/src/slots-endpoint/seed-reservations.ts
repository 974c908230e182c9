import type pg from "pg";

/** The moment at which the servers are asked. */
export const ASKED_AT = new Date("2026-05-04T12:00:00Z");
export const ORGANISATIONS = 500;
/** Of one host, in the days that are asked for: the same however much is stored besides. */
const IN_RANGE = 20;
const COLLEAGUES = 3;

/**
 * Fills a database with 500 organisations, each with a service, its host and three colleagues. The
 * first 10,000 reservations are the hosts' in the days that are asked for, so that the answers are the
 * same whatever is stored; all others are spread over two years of the hosts and their colleagues, before and after.
 *
 * @param owner A connection of the owner's: rows are written without going through the apps.
 */
export async function seedReservations(owner: pg.Client, reservations: number): Promise<void> {
  await owner.query(PEOPLE, [ORGANISATIONS]);
  // Built at the end, the constraint's index takes seconds instead of minutes.
  const constraint = await dropConstraint(owner);
  // What the rows refer to does not matter to who reads their times; the times are made not to overlap.
  await owner.query("SET session_replication_role = replica");
  const perOrganisation = reservations / ORGANISATIONS;
  await owner.query(ASKED_FOR, [ORGANISATIONS, Math.min(perOrganisation, IN_RANGE), ASKED_AT]);
  await owner.query(ELSEWHEN, [ORGANISATIONS, Math.max(0, perOrganisation - IN_RANGE), ASKED_AT]);
  await owner.query("SET session_replication_role = DEFAULT");
  await owner.query(`ALTER TABLE reservation ADD CONSTRAINT reservation_no_overlap ${constraint}`);
  await owner.query("VACUUM ANALYZE");
}

/** @returns its definition */
async function dropConstraint(owner: pg.Client): Promise<string> {
  const { rows } = await owner.query<{ definition: string }>(
    `SELECT pg_get_constraintdef(oid) AS definition FROM pg_constraint
     WHERE conname = 'reservation_no_overlap'`,
  );
  await owner.query("ALTER TABLE reservation DROP CONSTRAINT reservation_no_overlap");
  return rows[0]?.definition ?? "";
}

export const slugOf = (organisation: number) => `organisation-${organisation}`;
export const serviceOf = (organisation: number) => idOf("0004", organisation);
export const hostOf = (organisation: number) => idOf("0002", organisation);

function idOf(kind: string, number: number): string {
  return `0190${kind}-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

// Ids that tell the number of what they name.
const ID = (kind: string, number: string) =>
  `('0190${kind}-0000-7000-8000-' || lpad((${number})::text, 12, '0'))::uuid`;

/** The host's number is the organisation's; the colleagues' come after all of those. */
const RESOURCE = (organisation: string, person: string) =>
  ID("0002", `${organisation} + ${person} * ${ORGANISATIONS}`);

const PEOPLE = `
  WITH organisations AS (
    INSERT INTO auth_organization (id, name, slug)
    SELECT ${ID("0001", "n")}, 'Organisation ' || n, 'organisation-' || n FROM generate_series(1, $1::int) n
  ), tenants AS (
    INSERT INTO tenant (tenant_id, name, time_zone)
    SELECT ${ID("0001", "n")}, 'Organisation ' || n, 'America/Toronto' FROM generate_series(1, $1::int) n
  ), people AS (
    INSERT INTO resource (tenant_id, id, kind, name, time_zone)
    SELECT ${ID("0001", "n")}, ${RESOURCE("n", "p")}, 'person', 'Person ' || p, 'America/Toronto'
    FROM generate_series(1, $1::int) n, generate_series(0, ${COLLEAGUES}) p
  ), members AS (
    INSERT INTO member (tenant_id, id, user_id, name, email, services_role, resource_id)
    SELECT ${ID("0001", "n")}, ${ID("0003", `n + p * ${ORGANISATIONS}`)}, ${ID("0003", `n + p * ${ORGANISATIONS}`)},
           'Person ' || p, 'person' || p || '@example.com', 'staff', ${RESOURCE("n", "p")}
    FROM generate_series(1, $1::int) n, generate_series(0, ${COLLEAGUES}) p
  ), hours AS (
    INSERT INTO schedule (tenant_id, id, resource_id, name, is_default, weekly_hours)
    SELECT ${ID("0001", "n")}, ${ID("0005", `n + p * ${ORGANISATIONS}`)}, ${RESOURCE("n", "p")}, 'Usual', true,
           (SELECT jsonb_object_agg(day, '[["09:00", "17:00"]]'::jsonb)
            FROM unnest('{mon,tue,wed,thu,fri}'::text[]) day)
    FROM generate_series(1, $1::int) n, generate_series(0, ${COLLEAGUES}) p
  ), services AS (
    INSERT INTO service (tenant_id, id, name, duration_minutes)
    SELECT ${ID("0001", "n")}, ${ID("0004", "n")}, 'Haircut', 30 FROM generate_series(1, $1::int) n
  )
  INSERT INTO service_host (tenant_id, service_id, resource_id)
  SELECT ${ID("0001", "n")}, ${ID("0004", "n")}, ${RESOURCE("n", "0")} FROM generate_series(1, $1::int) n`;

const INSERT = `
  INSERT INTO reservation (tenant_id, id, resource_id, resource_kind, starts_at, ends_at, appointment_id)`;

/** In working hours, each day another one. */
const ASKED_FOR = `${INSERT}
  SELECT ${ID("0001", "n")}, uuidv7(), ${RESOURCE("n", "0")}, 'person', start, start + interval '45 minutes', uuidv7()
  FROM generate_series(1, $1::int) n, generate_series(0, $2::int - 1) r,
       LATERAL (SELECT $3::timestamptz + make_interval(days => r * 3 / 2, hours => 1 + (n + r) % 7) AS start) s`;

/** In turns the four people's, before and after those days; in the order in which they were booked. */
const ELSEWHEN = `${INSERT}
  SELECT ${ID("0001", "n")}, uuidv7(), ${RESOURCE("n", `r % ${COLLEAGUES + 1}`)}, 'person', start,
         start + interval '45 minutes', uuidv7()
  FROM generate_series(0, $2::int - 1) r, generate_series(1, $1::int) n,
       LATERAL (SELECT $3::timestamptz + interval '725 days' * (r / ${COLLEAGUES + 1}) / ($2::int / ${COLLEAGUES + 1} + 1)
                       - interval '375 days' AS at) spread,
       LATERAL (SELECT CASE WHEN spread.at < $3::timestamptz - interval '10 days' THEN spread.at
                            ELSE spread.at + interval '60 days' END AS start) s`;
