import { PgBoss, type Queue } from "pg-boss";
import { QUEUES } from "./queues.ts";

/** The schema that the migrations made for the queue's role. */
export const QUEUE_SCHEMA = "queue";

// What sending takes. Jobs belong to no tenant, so the apps may read no more of them than the
// statement that inserts one returns.
const GRANTS = `
  GRANT SELECT ON queue.queue TO convene_app, convene_auth;
  GRANT INSERT, SELECT (id, start_after) ON queue.job_common TO convene_app, convene_auth;
`;

/** Any number, the same for all who install. */
const INSTALLING = 5_150_261;

/**
 * Sees to it that the queue's tables, functions and queues are there and up to date. Any number of
 * processes may do so at once.
 *
 * @param connection As the queue's role; `options` may carry `-c role=…`.
 * @param appQueues Those of one app, beside those that both have.
 */
export async function installQueue(
  connection: { readonly connectionString: string; readonly options?: string },
  appQueues: readonly Queue[] = [],
): Promise<void> {
  const boss = new PgBoss({
    ...connection,
    max: 1, // one connection: the lock below is its session's
    schema: QUEUE_SCHEMA,
    createSchema: false,
    supervise: false,
    schedule: false,
  });
  let failure: unknown;
  boss.on("error", (error) => {
    failure = error;
  });
  await boss.start();
  try {
    const db = boss.getDb();
    await db.executeSql("SELECT pg_advisory_lock($1)", [INSTALLING]);
    for (const { name, ...options } of [...QUEUES, ...appQueues]) {
      if (await boss.getQueue(name)) {
        await boss.updateQueue(name, options);
      } else {
        await boss.createQueue(name, options);
      }
    }
    await db.executeSql(GRANTS);
  } finally {
    await boss.stop({ graceful: false });
  }
  if (failure) throw failure;
}
