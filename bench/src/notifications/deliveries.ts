import { DELIVERY_QUEUE, runReminderSweep } from "@convene/notifications";
import { connect } from "@convene/prisma";
import { lanesOf, startWorker } from "@convene/server-kit";
import pg from "pg";
import { PgBoss } from "pg-boss";
import { openBenchServer } from "../database/open-bench-server.ts";
import { median } from "../measure.ts";
import { printRow } from "../print-row.ts";
import { openBenchKit } from "./open-bench-kit.ts";
import { DUE_AT, seedAppointments } from "./seed-appointments.ts";

// node src/notifications/deliveries.ts            some two minutes
// node src/notifications/deliveries.ts --short    with less patience, for CI

const EMPTY_QUEUE = "bench-empty";
const POLL_MS = 10;
const isShort = process.argv.includes("--short");
const due = isShort ? 500 : 2_000;
const rounds = isShort ? 3 : 9;

await using server = await openBenchServer();
const urls = await server.database("deliveries");
const kit = await openBenchKit(urls, DUE_AT);
const seeded = await seedAppointments(urls.owner, { count: due, due });
const sweep = connect({ url: urls.sweep, poolSize: 2 });
const owner = new pg.Client({ connectionString: urls.owner });
await owner.connect();
await kit.jobs.boss.createQueue(EMPTY_QUEUE, { notify: true });

// Each reminder is a mail to the client and one to the host.
const rates = {
  deliveries: [] as number[],
  oneByOne: [] as number[],
  inBatches: [] as number[],
};
for (let round = 0; round <= rounds; round++) {
  await seeded.makeDue();
  const { db, jobs, manageUrl } = kit;
  await runReminderSweep({ db, sweep: sweep.client, enqueue: jobs.enqueue, manageUrl }, DUE_AT);
  const waiting = await count("SELECT count(*)::int FROM notification WHERE state = 'queued'");
  if (waiting < due) throw new Error(`Only ${waiting} messages are waiting`);
  const deliveries = await timeDeliveries();

  const oneByOne = await timeEmptyJobs(waiting, workOneByOne);
  const inBatches = await timeEmptyJobs(waiting, workInBatches);
  // The first round is not counted: code is compiled and statements are planned in it.
  if (round === 0) continue;
  rates.deliveries.push(waiting / deliveries);
  rates.oneByOne.push(waiting / oneByOne);
  rates.inBatches.push(waiting / inBatches);
}
await Promise.all([kit.close(), seeded.close(), sweep.close(), owner.end()]);

const delivered = median(rates.deliveries);
console.log(
  "Deliveries a second through the outbox, each put into words and recorded, beside as many",
);
console.log("bare workers of the queue whose jobs do nothing. Medians of one alternating run.\n");
printRow(["bare workers take", "deliveries ÷ empty jobs", "target"]);
printRow(["---", "---:", "---:"]);
printRow(["a job at a time", (delivered / median(rates.oneByOne)).toFixed(2), "≥ 0.5"]);
printRow(["batches of the same size", (delivered / median(rates.inBatches)).toFixed(2), ""]);

/** Milliseconds until a worker, just started, has delivered all. */
async function timeDeliveries(): Promise<number> {
  const start = performance.now();
  const worker = await startWorker(kit);
  await until(async () => {
    const left = await count(
      "SELECT count(*)::int FROM notification WHERE state IN ('queued', 'sending')",
    );
    return left === 0;
  });
  const milliseconds = performance.now() - start;
  await worker.stop();
  const dead = await count("SELECT count(*)::int FROM notification WHERE state = 'dead'");
  if (dead > 0) throw new Error(`${dead} deliveries failed`);
  return milliseconds;
}

type Work = (boss: PgBoss) => Promise<void>;

/** Milliseconds until workers, just started, have taken so many jobs and done nothing with them. */
async function timeEmptyJobs(jobs: number, work: Work): Promise<number> {
  const rows = Array.from({ length: jobs }, (_, number) => ({ data: { number } }));
  await kit.jobs.boss.insert(EMPTY_QUEUE, rows);
  const start = performance.now();
  const boss = new PgBoss({
    connectionString: urls.queue,
    max: 4,
    schema: "queue",
    migrate: false,
    schedule: false,
    useListenNotify: true,
  });
  await boss.start();
  await work(boss);
  await until(async () => {
    const done = await count(
      `SELECT count(*)::int FROM queue.job_common WHERE name = '${EMPTY_QUEUE}' AND state = 'completed'`,
    );
    return done === jobs;
  });
  const milliseconds = performance.now() - start;
  await boss.stop({ graceful: true });
  await owner.query("DELETE FROM queue.job_common WHERE name = $1", [EMPTY_QUEUE]);
  return milliseconds;
}

/** The queue's own workers, with the lanes and batches that deliveries have. */
async function workInBatches(boss: PgBoss): Promise<void> {
  for (const { side, batchSize, maxPriority } of lanesOf(DELIVERY_QUEUE)) {
    const options = {
      batchSize,
      localConcurrency: side,
      burstWhenBatchFull: true,
      perJobResults: true,
      ...(maxPriority !== undefined && { maxPriority }),
    } as const;
    await boss.work(EMPTY_QUEUE, options, async (batch) =>
      batch.map(({ id }) => ({ id, status: "completed" as const })),
    );
  }
}

/** As many, each of which takes a job and completes it without waiting in between. */
async function workOneByOne(boss: PgBoss): Promise<void> {
  const workers = lanesOf(DELIVERY_QUEUE).reduce((sum, { side }) => sum + side, 0);
  const worker = async () => {
    for (;;) {
      const [job] = await boss.fetch(EMPTY_QUEUE, { batchSize: 1 });
      if (!job) return;
      await boss.complete(EMPTY_QUEUE, job.id);
    }
  };
  await Promise.all(Array.from({ length: workers }, worker));
}

async function count(statement: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(statement);
  return rows[0]?.count ?? 0;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
