import { ROUND_QUEUE } from "@convene/calendar/connected";
import { REMINDER_QUEUE } from "@convene/notifications";
import { connect } from "@convene/prisma";
import { PgBoss } from "pg-boss";
import type { Round } from "./jobs/app-jobs.ts";
import { QUEUE_SCHEMA } from "./jobs/install-queue.ts";
import { jobHandlers } from "./jobs/job-handlers.ts";
import { lanesOf } from "./jobs/lanes.ts";
import { EXPIRED_HOLDS_QUEUE } from "./jobs/queues.ts";
import { workBatch } from "./jobs/work-batch.ts";
import type { Kit } from "./kit.ts";
import { showQueues } from "./metrics/queue-figures.ts";
import { startOperationsServer } from "./operations/operations-server.ts";
import { whenDatabaseAnswers } from "./operations/when-database-answers.ts";
import type { Stoppable } from "./run-until-stopped.ts";

/** New jobs are heard of at once; this is for those whose time comes, such as repetitions. */
const POLL_SECONDS = 2;
/** How often somebody looks for jobs whose worker is gone. */
const SUPERVISE_SECONDS = 15;
const WORKER_CONNECTIONS = 4;
const SWEEP_CONNECTIONS = 2;
const LONGEST_STOP_MS = 20_000;

const ROUNDS: readonly Round[] = [
  { queue: REMINDER_QUEUE, everySeconds: 20 },
  { queue: EXPIRED_HOLDS_QUEUE, everySeconds: 60 },
  { queue: ROUND_QUEUE, everySeconds: 60 },
];

/**
 * Works the queues: delivers notifications, looks for due reminders, removes expired holds, reads and
 * writes connected calendars, and what is the app's own. Any number of workers may run at once, on any
 * number of machines.
 */
export async function startWorker(kit: Kit): Promise<Stoppable> {
  const { env, logger, metrics } = kit;
  const sweep = connect({ url: env.SWEEP_DATABASE_URL, poolSize: SWEEP_CONNECTIONS });
  const boss = await whenDatabaseAnswers(env.QUEUE_DATABASE_URL, logger, () => startBoss(kit));

  const rounds = [...ROUNDS, ...kit.appJobs.rounds];
  const operations = await startOperationsServer(kit, "worker");
  if (operations) showQueues(metrics, boss.getDb());
  const stopping = new AbortController();
  const stop = stopping.signal;
  for (const [queue, handle] of jobHandlers(kit, sweep.client)) {
    const isRound = rounds.some((round) => round.queue === queue);
    for (const { side, batchSize, maxPriority } of lanesOf(queue)) {
      await boss.work<object>(
        queue,
        {
          batchSize,
          localConcurrency: side,
          burstWhenBatchFull: true,
          perJobResults: true,
          pollingIntervalSeconds: POLL_SECONDS,
          notifyPollingIntervalSeconds: POLL_SECONDS,
          ...(maxPriority !== undefined && { maxPriority }),
        },
        (batch) => workBatch(boss, queue, batch, { handle, stop, metrics, isRound }),
      );
    }
  }

  // Each worker proposes each round; the queue takes one proposal per period, whoever makes it.
  const propose = async ({ queue, everySeconds }: Round) => {
    try {
      await boss.send(queue, {}, { singletonSeconds: everySeconds });
    } catch (err) {
      logger.error({ err, queue }, "A round could not be queued");
    }
  };
  const timers = rounds.map((round) =>
    setInterval(() => void propose(round), round.everySeconds * 1_000),
  );
  await Promise.all(rounds.map(propose));

  return {
    async stop() {
      kit.readiness.stop();
      for (const timer of timers) clearInterval(timer);
      stopping.abort();
      await boss.stop({ graceful: true, timeout: LONGEST_STOP_MS }); // jobs under way are finished
      await sweep.close();
      await operations?.stop();
    },
  };
}

/** Connects to the queue, to work it. */
async function startBoss({ env, logger }: Pick<Kit, "env" | "logger">): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: env.QUEUE_DATABASE_URL,
    max: WORKER_CONNECTIONS,
    schema: QUEUE_SCHEMA,
    migrate: false,
    schedule: false,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  });
  // No Error, whatever its type says: a copy of its parts.
  boss.on("error", ({ message }) => logger.error({ problem: message }, "The queue has a problem"));
  boss.on("warning", ({ message }) => logger.warn({ warning: message }, "The queue warns"));
  await boss.start();
  return boss;
}
