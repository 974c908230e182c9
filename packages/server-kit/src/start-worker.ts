import { DELIVERY_QUEUE, REMINDER_QUEUE } from "@convene/notifications";
import { connect } from "@convene/prisma";
import { type Job, type JobResult, PgBoss } from "pg-boss";
import { QUEUE_SCHEMA } from "./jobs/install-queue.ts";
import { jobHandlers } from "./jobs/job-handlers.ts";
import { EXPIRED_HOLDS_QUEUE } from "./jobs/queues.ts";
import type { Kit } from "./kit.ts";
import type { Stoppable } from "./run-until-stopped.ts";

const BATCH = 20;
const DELIVERIES_AT_ONCE = 2;
const POLL_SECONDS = 2;
const WORKER_CONNECTIONS = 4;
const SWEEP_CONNECTIONS = 2;
const LONGEST_STOP_MS = 20_000;

/** Work that comes round by itself, and how often. */
const ROUNDS = [
  { queue: REMINDER_QUEUE, everySeconds: 20 },
  { queue: EXPIRED_HOLDS_QUEUE, everySeconds: 60 },
] as const;

/**
 * Works the queues: delivers notifications, looks for due reminders, removes expired holds. Any
 * number of workers may run at once, on any number of machines.
 */
export async function startWorker(kit: Kit): Promise<Stoppable> {
  const { env, logger } = kit;
  const sweep = connect({ url: env.SWEEP_DATABASE_URL, poolSize: SWEEP_CONNECTIONS });
  const boss = new PgBoss({
    connectionString: env.QUEUE_DATABASE_URL,
    max: WORKER_CONNECTIONS,
    schema: QUEUE_SCHEMA,
    migrate: false,
    schedule: false,
    useListenNotify: true,
  });
  // No Error, whatever its type says: a copy of its parts.
  boss.on("error", ({ message }) => logger.error({ problem: message }, "The queue has a problem"));
  boss.on("warning", ({ message }) => logger.warn({ warning: message }, "The queue warns"));
  await boss.start();

  for (const [queue, handle] of jobHandlers(kit, sweep.client)) {
    await boss.work(
      queue,
      {
        batchSize: BATCH,
        burstWhenBatchFull: true,
        perJobResults: true,
        pollingIntervalSeconds: POLL_SECONDS,
        localConcurrency: queue === DELIVERY_QUEUE ? DELIVERIES_AT_ONCE : 1,
      },
      (batch) => settle(batch, handle, (err) => logger.warn({ err, queue }, "A job failed")),
    );
  }

  // Each worker proposes each round; the queue takes one proposal per period, whoever makes it.
  const propose = async ({ queue, everySeconds }: (typeof ROUNDS)[number]) => {
    try {
      await boss.send(queue, {}, { singletonSeconds: everySeconds });
    } catch (err) {
      logger.error({ err, queue }, "A round could not be queued");
    }
  };
  const timers = ROUNDS.map((round) =>
    setInterval(() => void propose(round), round.everySeconds * 1_000),
  );
  await Promise.all(ROUNDS.map(propose));

  return {
    async stop() {
      for (const timer of timers) clearInterval(timer);
      await boss.stop({ graceful: true, timeout: LONGEST_STOP_MS }); // jobs under way are finished
      await sweep.close();
    },
  };
}

/** Does a batch's jobs one after the other; one that fails does not fail the others. */
async function settle(
  batch: readonly Job<unknown>[],
  handle: (data: unknown) => Promise<void>,
  onFailure: (error: unknown) => void,
): Promise<JobResult[]> {
  const results: JobResult[] = [];
  for (const { id, data } of batch) {
    try {
      await handle(data);
      results.push({ id, status: "completed" });
    } catch (error) {
      onFailure(error);
      // Kept beside the job: a name, as messages may hold what the row holds.
      const name = error instanceof Error ? error.name : "unknown";
      results.push({ id, status: "failed", output: { error: name } });
    }
  }
  return results;
}
