import { fromPrisma, PgBoss, type Queue } from "pg-boss";
import type { ServerEnv } from "../env.ts";
import type { Logger } from "../logging/create-logger.ts";
import { installQueue, QUEUE_SCHEMA } from "./install-queue.ts";
import type { Jobs } from "./jobs.ts";

interface JobsParts {
  readonly env: Pick<ServerEnv, "QUEUE_DATABASE_URL">;
  readonly logger: Logger;
  /** The app's own. */
  readonly queues: readonly Queue[];
}

const SENDER_CONNECTIONS = 2;

/** Installs the queue where that is needed, and connects to it for sending. */
export async function createJobs({ env, logger, queues }: JobsParts): Promise<Jobs> {
  await installQueue({ connectionString: env.QUEUE_DATABASE_URL }, queues);
  const boss = new PgBoss({
    connectionString: env.QUEUE_DATABASE_URL,
    max: SENDER_CONNECTIONS,
    schema: QUEUE_SCHEMA,
    migrate: false,
    supervise: false,
    schedule: false,
  });
  // No Error, whatever its type says: a copy of its parts.
  boss.on("error", ({ message }) => logger.error({ problem: message }, "The queue has a problem"));
  await boss.start();
  return {
    boss,
    async enqueue(tx, queue, jobs, { priority = 0, startAfter } = {}) {
      if (jobs.length === 0) return;
      const rows = jobs.map((data) => ({ data, priority, ...(startAfter && { startAfter }) }));
      await boss.insert(queue, rows, { db: fromPrisma(tx) });
    },
    close: () => boss.stop({ graceful: false }),
  };
}
