import pg from "pg";
import { CALENDAR_QUEUES } from "../../calendar/calendar-queues.ts";
import type { Fortnight } from "./fortnight.ts";

/**
 * Does all that is to be done by now, as workers do: what is due is read, what waited for its time is
 * tried again, what providers told us is followed.
 */
export async function settle(fortnight: Fortnight): Promise<void> {
  const { app, providers } = fortnight;
  await app.runCalendarRound();
  let worked: number;
  do {
    for (const provider of providers) await provider.delivered();
    await makeReady(fortnight);
    worked = await app.runJobs();
  } while (worked > 0);
  if (fortnight.wrongs.length > 0) throw fortnight.wrongs[0];
  await look(fortnight);
}

/** The queue goes by the database's clock, for which the fortnight is far off. */
async function makeReady({ app, clock }: Fortnight): Promise<void> {
  await asOwner(app.database.urls.owner, (owner) =>
    owner.query(
      `UPDATE queue.job_common SET start_after = now()
       WHERE state = 'created' AND start_after > now() AND start_after <= $1`,
      [clock.now],
    ),
  );
}

/** Keeps what our side says of each connection. */
async function look({ app, tenantId, clock, connections }: Fortnight): Promise<void> {
  const rows = await app.kit.db.unit(tenantId, (tx) =>
    tx.calendarConnection.findMany({ include: { calendars: true } }),
  );
  for (const { memberId, state, calendars } of rows) {
    const [calendar] = calendars;
    const { knownFrom = null, knownUntil = null, watchExpiresAt = null } = calendar ?? {};
    const before = connections.get(memberId)?.freshAt ?? new Date(0);
    connections.set(memberId, {
      state,
      knownFrom,
      knownUntil,
      watched: watchExpiresAt !== null && watchExpiresAt > clock.now,
      freshAt: state === "connected" ? clock.now : before,
    });
  }
}

const QUEUES = CALENDAR_QUEUES.map(({ name }) => name);

/** Which calendars' jobs failed by an error of our own, and how many still wait. */
export async function leftJobs({
  app,
}: Fortnight): Promise<{ failed: unknown[]; waiting: number }> {
  return await asOwner(app.database.urls.owner, async (owner) => {
    const { rows: failed } = await owner.query(
      `SELECT name, output FROM queue.job_common
       WHERE name = ANY($1) AND state IN ('retry', 'failed')`,
      [QUEUES],
    );
    const { rows: waiting } = await owner.query(
      `SELECT id FROM queue.job_common WHERE name = ANY($1) AND state IN ('created', 'active')`,
      [QUEUES],
    );
    return { failed, waiting: waiting.length };
  });
}

async function asOwner<T>(
  connectionString: string,
  work: (owner: pg.Client) => Promise<T>,
): Promise<T> {
  const owner = new pg.Client({ connectionString });
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}
