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
const times: { deliveries: number[]; empty: number[] } = { deliveries: [], empty: [] };
for (let round = 0; round <= rounds; round++) {
  await seeded.makeDue();
  const { db, jobs, manageUrl } = kit;
  await runReminderSweep({ db, sweep: sweep.client, enqueue: jobs.enqueue, manageUrl }, DUE_AT);
  const waiting = await count("SELECT count(*)::int FROM notification WHERE state = 'queued'");
  if (waiting < due) throw new Error(`Only ${waiting} messages are waiting`);
  const deliveries = await timeDeliveries();

  const rows = Array.from({ length: waiting }, (_, number) => ({ data: { number } }));
  await kit.jobs.boss.insert(EMPTY_QUEUE, rows);
  const empty = await timeEmptyJobs(waiting);
  // The first round is not counted: code is compiled and statements are planned in it.
  if (round === 0) continue;
  times.deliveries.push(waiting / deliveries);
  times.empty.push(waiting / empty);
}
await Promise.all([kit.close(), seeded.close(), sweep.close(), owner.end()]);

console.log(
  "Deliveries a second through the outbox, beside bare workers of the same queue with the",
);
console.log("same lanes and batches that do nothing. Medians of one alternating run.\n");
printRow(["deliveries ÷ empty jobs", "target"]);
printRow(["---:", "---:"]);
printRow([(median(times.deliveries) / median(times.empty)).toFixed(2), "≥ 0.5"]);

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

/** Milliseconds until the same number of workers has taken all jobs of a queue and done nothing. */
async function timeEmptyJobs(jobs: number): Promise<number> {
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

async function count(statement: string): Promise<number> {
  const { rows } = await owner.query<{ count: number }>(statement);
  return rows[0]?.count ?? 0;
}

async function until(isDone: () => Promise<boolean>): Promise<void> {
  while (!(await isDone())) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
}
