import pg from "pg";
import { uuidv7 } from "uuidv7";
import type { OpenSlot } from "./seed-salons.ts";

/** Books by bare statements. */
export interface BareBookings {
  /** Reads what a booking rests on, a statement for each thing, and writes its rows. Decides nothing. */
  book(slot: OpenSlot): Promise<void>;
  /** Writes the rows alone, whatever is there. */
  write(slot: OpenSlot): Promise<void>;
  close(): Promise<void>;
}

interface BareOptions {
  /** The apps' role, under row-level security. */
  readonly appUrl: string;
  /** To look at the sample. */
  readonly ownerUrl: string;
  /** Most connections at once. */
  readonly poolSize: number;
  /** An appointment that was booked through the app: its rows are written again, for other slots. */
  readonly sampleId: string;
  readonly sample: OpenSlot;
}

/** How far around a time it is looked for what is in its way. */
const MARGIN_MS = 2 * 24 * 60 * 60 * 1_000;

type Row = Record<string, unknown>;
type FreshIds = (id: string) => string;
type Blank = (slot: OpenSlot, fresh: FreshIds) => unknown;

const OF_SLOT = ["tenantId", "serviceId", "hostId", "clientId"] as const;
const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The rows that a booking leaves, in the order in which they refer to each other. */
const TABLES = {
  appointment: "SELECT * FROM appointment WHERE id = $1",
  reservation: "SELECT * FROM reservation WHERE appointment_id = $1",
  event_change: "SELECT * FROM event_change WHERE appointment_id = $1",
  notification: "SELECT * FROM notification WHERE appointment_id = $1 ORDER BY id",
  "queue.job_common": `
    SELECT job.* FROM queue.job_common job
    JOIN notification n ON n.id = (job.data->>'notificationId')::uuid
    WHERE n.appointment_id = $1 ORDER BY n.id`,
} as const;

/** What has to be known before anybody is booked and told. */
const READS: Readonly<
  Record<string, { readonly text: string; readonly of: (slot: OpenSlot) => unknown[] }>
> = {
  "the service": {
    text: `SELECT s.* FROM service s JOIN service_host h ON h.tenant_id = s.tenant_id AND h.service_id = s.id
           WHERE s.tenant_id = $1 AND s.id = $2 AND h.resource_id = $3 AND s.active`,
    of: ({ tenantId, serviceId, hostId }) => [tenantId, serviceId, hostId],
  },
  "the host's hours": {
    text: `SELECT r.time_zone, r.daily_limit, r.weekly_limit, s.weekly_hours, s.overrides
           FROM resource r JOIN schedule s ON s.tenant_id = r.tenant_id AND s.resource_id = r.id
           WHERE r.tenant_id = $1 AND r.id = $2 AND r.active AND s.is_default`,
    of: ({ tenantId, hostId }) => [tenantId, hostId],
  },
  "the host's busy times": {
    text: `SELECT starts_at, ends_at FROM reservation
           WHERE tenant_id = $1 AND resource_id = $2 AND starts_at < $4 AND ends_at > $3
             AND starts_at >= $3::timestamptz - interval '7 days'
             AND (expires_at IS NULL OR expires_at > clock_timestamp())
           UNION ALL SELECT starts_at, ends_at FROM time_off
           WHERE tenant_id = $1 AND resource_id = $2 AND starts_at < $4 AND ends_at > $3
           UNION ALL SELECT starts_at, ends_at FROM external_busy
           WHERE tenant_id = $1 AND resource_id = $2 AND starts_at < $4 AND ends_at > $3`,
    of: ({ tenantId, hostId, start, end }) => [
      tenantId,
      hostId,
      new Date(start.getTime() - MARGIN_MS),
      new Date(end.getTime() + MARGIN_MS),
    ],
  },
  "the client": {
    text: "SELECT * FROM client WHERE tenant_id = $1 AND email = $2",
    of: ({ tenantId, clientEmail }) => [tenantId, clientEmail],
  },
  "the organisation": {
    text: "SELECT * FROM tenant WHERE tenant_id = $1",
    of: ({ tenantId }) => [tenantId],
  },
  "the host": {
    text: "SELECT * FROM member WHERE tenant_id = $1 AND resource_id = $2",
    of: ({ tenantId, hostId }) => [tenantId, hostId],
  },
  "what both prefer": {
    text: "SELECT * FROM notification_preference WHERE tenant_id = $1 AND recipient_id = ANY($2)",
    of: ({ tenantId, hostId, clientId }) => [tenantId, [hostId, clientId]],
  },
  "the organisation's words": {
    text: "SELECT * FROM message_text WHERE tenant_id = $1",
    of: ({ tenantId }) => [tenantId],
  },
  "the host's calendars": {
    text: `SELECT c.id FROM calendar_connection n
           JOIN connected_calendar c ON c.tenant_id = n.tenant_id AND c.connection_id = n.id
           WHERE n.tenant_id = $1 AND n.member_id = $2 AND c.receives`,
    of: ({ tenantId, hostId }) => [tenantId, hostId],
  },
  "what waits": {
    text: `SELECT count(*) FROM (
             SELECT FROM notification WHERE tenant_id = $1 AND state = 'queued' LIMIT 2000) waiting`,
    of: ({ tenantId }) => [tenantId],
  },
};

/**
 * One transaction of the bare driver for each booking: named statements, one for each table, with the
 * rows of a sample but for ids, person and time.
 */
export async function bareBookings(options: BareOptions): Promise<BareBookings> {
  const { appUrl, poolSize, sample } = options;
  const templates = await readSample(options);
  const inserts = Object.entries(templates).map(([table, rows]) => insertOf(table, rows));
  const messages = (templates.notification ?? []).map(({ id }) => String(id));
  const changed = [options.sampleId, ...messages];
  const subjects = ["appointment", ...messages.map(() => "notification")];
  const pool = new pg.Pool({ connectionString: appUrl, max: poolSize });

  async function transact(slot: OpenSlot, reads: typeof READS): Promise<void> {
    const client = await pool.connect();
    try {
      await client.query("BEGIN");
      await client.query({
        name: "tenant",
        text: "SELECT set_config('app.tenant_id', $1, true)",
        values: [slot.tenantId],
      });
      await client.query({
        name: "lock",
        text: "SELECT lock_resources($1::uuid[])",
        values: [[slot.hostId]],
      });
      for (const [name, { text, of }] of Object.entries(reads)) {
        await client.query({ name, text, values: of(slot) });
      }
      await write(client, slot);
      await client.query("COMMIT");
    } finally {
      client.release();
    }
  }

  async function write(client: pg.PoolClient, slot: OpenSlot): Promise<void> {
    const fresh = freshIds();
    for (const insert of inserts) {
      await client.query(insert(slot, fresh));
    }
    await client.query({
      name: "announce",
      text: "SELECT announce_change(subject, id, 'created') FROM unnest($1::text[], $2::uuid[]) AS one (subject, id)",
      values: [subjects, changed.map((id) => fresh(id))],
    });
    await client.query({
      name: "wake",
      text: `SELECT pg_notify('pgboss_' || left(encode(sha224('queue'::bytea), 'hex'), 24),
                              'notification-delivery')`,
    });
  }

  /** One statement for all rows of a table, made once: what differs from booking to booking is filled in. */
  function insertOf(table: string, rows: readonly Row[]) {
    const [first] = rows;
    if (!first) throw new Error(`The sample left nothing in ${table}`);
    // What is null or empty is so by default.
    const columns = Object.keys(first).filter((name) => rows.some((row) => !isEmpty(row[name])));
    const cells = rows.map(
      (_, row) =>
        `(${columns.map((__, column) => `$${row * columns.length + column + 1}`).join()})`,
    );
    const text = `INSERT INTO ${table} (${columns.join()}) VALUES ${cells.join()}`;
    const blanks = rows.flatMap((row) => columns.map((column) => blankOf(row[column])));
    return (slot: OpenSlot, fresh: FreshIds) => ({
      name: table,
      text,
      values: blanks.map((fillIn) => fillIn(slot, fresh)),
    });
  }

  function blankOf(value: unknown): Blank {
    if (value instanceof Date) {
      if (value.getTime() === sample.start.getTime()) return (slot) => slot.start;
      return value.getTime() === sample.end.getTime() ? (slot) => slot.end : () => value;
    }
    if (typeof value === "string") {
      const key = OF_SLOT.find((name) => sample[name] === value);
      if (key) return (slot) => slot[key];
      return ID.test(value) ? (_, fresh) => fresh(value) : () => value;
    }
    if (value === null || typeof value !== "object") return () => value;
    // A list of objects is JSON, any other an array of PostgreSQL.
    if (Array.isArray(value)) {
      return typeof value[0] === "object" ? () => JSON.stringify(value) : () => value;
    }
    const inner = Object.entries(value).map(([key, one]) => [key, blankOf(one)] as const);
    return (slot, fresh) =>
      Object.fromEntries(inner.map(([key, fillIn]) => [key, fillIn(slot, fresh)]));
  }

  return {
    book: (slot) => transact(slot, READS),
    write: (slot) => transact(slot, {}),
    close: () => pool.end(),
  };
}

async function readSample({ ownerUrl, sampleId }: BareOptions) {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const templates: Record<string, Row[]> = {};
  for (const [table, query] of Object.entries(TABLES)) {
    templates[table] = (await client.query<Row>(query, [sampleId])).rows;
  }
  await client.end();
  return templates;
}

/** The same new id for the same old one, within one booking. */
function freshIds(): FreshIds {
  const ids = new Map<string, string>();
  return (id) => {
    const found = ids.get(id) ?? uuidv7();
    ids.set(id, found);
    return found;
  };
}

function isEmpty(value: unknown): boolean {
  return value === null || (Array.isArray(value) && value.length === 0);
}
