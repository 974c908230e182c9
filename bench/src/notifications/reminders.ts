import {
  DELIVERY_QUEUE,
  deliverNotifications,
  deliveryJobSchema,
  runReminderSweep,
} from "@convene/notifications";
import { connect } from "@convene/prisma";
import type { Kit } from "@convene/server-kit";
import { type BenchServer, openBenchServer } from "../database/open-bench-server.ts";
import { median } from "../measure.ts";
import { printRow } from "../print-row.ts";
import { openBenchKit } from "./open-bench-kit.ts";
import { DUE_AT, seedAppointments } from "./seed-appointments.ts";

// node src/notifications/reminders.ts            up to a million appointments: some minutes
// node src/notifications/reminders.ts --short    up to twenty thousand, for CI

const DUE = 1_000;
const BATCH = 50;
const isShort = process.argv.includes("--short");
const sizes = isShort ? [1_000, 20_000] : [1_000, 100_000, 1_000_000];
const rounds = isShort ? 3 : 7;

await using server = await openBenchServer();
const contenders = [];
for (const size of sizes) contenders.push(await prepare(server, size));

// One round that is not counted: statements are planned and code is compiled in it.
const times: number[][] = sizes.map(() => []);
for (let round = 0; round <= rounds; round++) {
  for (const [index, sweepOnce] of contenders.entries()) {
    const milliseconds = await sweepOnce.run();
    if (round > 0) times[index]?.push(milliseconds);
  }
}
for (const { close } of contenders) await close();

console.log(
  `Planning and sending the reminders of ${DUE.toLocaleString("en")} due appointments, medians.\n`,
);
printRow(["scheduled", "time ÷ first row's", "target"]);
printRow(["---:", "---:", "---:"]);
const first = median(times[0] ?? []);
for (const [index, size] of sizes.entries()) {
  const ratio = median(times[index] ?? []) / first;
  printRow([size.toLocaleString("en"), ratio.toFixed(2), index === 0 ? "" : "≤ 1.20"]);
}

async function prepare(on: BenchServer, size: number) {
  const urls = await on.database(`reminders_${size}`);
  const kit = await openBenchKit(urls, DUE_AT);
  const seeded = await seedAppointments(urls.owner, { count: size, due: DUE });
  const sweep = connect({ url: urls.sweep, poolSize: 2 });
  return {
    async run(): Promise<number> {
      await seeded.makeDue();
      const start = performance.now();
      const outcome = await sweepOnce(kit, sweep.client);
      await sendQueued(kit);
      const milliseconds = performance.now() - start;
      if (outcome.claimed !== DUE || outcome.failed > 0) {
        throw new Error(`${outcome.claimed} of ${DUE} claimed, ${outcome.failed} failed`);
      }
      return milliseconds;
    },
    async close() {
      await Promise.all([kit.close(), sweep.close(), seeded.close()]);
    },
  };
}

async function sweepOnce(kit: Kit, sweep: Parameters<typeof runReminderSweep>[0]["sweep"]) {
  const { db, jobs, manageUrl } = kit;
  return await runReminderSweep({ db, sweep, enqueue: jobs.enqueue, manageUrl }, DUE_AT);
}

/** Delivers what the sweep queued, through the outbox, as a worker does. */
async function sendQueued({ db, jobs, now }: Kit): Promise<void> {
  for (;;) {
    const batch = await jobs.boss.fetch(DELIVERY_QUEUE, { batchSize: BATCH });
    if (batch.length === 0) return;
    const deliveries = batch.map(({ data }) => deliveryJobSchema.parse(data));
    const results = await deliverNotifications({ db, enqueue: jobs.enqueue, now }, deliveries);
    if ([...results.values()].some((result) => result !== "done")) throw new Error("Not delivered");
    await jobs.boss.complete(
      DELIVERY_QUEUE,
      batch.map(({ id }) => id),
    );
  }
}
