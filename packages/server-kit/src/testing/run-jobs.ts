import { REMINDER_QUEUE } from "@convene/notifications";
import { connect } from "@convene/prisma";
import { type JobHandlers, jobHandlers } from "../jobs/job-handlers.ts";
import type { Kit } from "../kit.ts";

const BATCH = 100;

/** Works all jobs that are ready, and those that they queue; the first failure is thrown. */
export async function runJobs(kit: Kit): Promise<number> {
  return await withHandlers(kit, async (handlers) => {
    let worked = 0;
    for (;;) {
      let found = 0;
      for (const [queue, handle] of handlers) {
        const jobs = await kit.jobs.boss.fetch(queue, { batchSize: BATCH });
        for (const job of jobs) {
          await handle(job.data);
          await kit.jobs.boss.complete(queue, job.id);
        }
        found += jobs.length;
      }
      if (found === 0) return worked;
      worked += found;
    }
  });
}

/** Queues the reminders that are due at the kit's `now`. */
export async function runReminderRound(kit: Kit): Promise<void> {
  await withHandlers(kit, async (handlers) => {
    await handlers.get(REMINDER_QUEUE)?.({});
  });
}

async function withHandlers<T>(kit: Kit, work: (handlers: JobHandlers) => Promise<T>): Promise<T> {
  const sweep = connect({ url: kit.env.SWEEP_DATABASE_URL, poolSize: 1 });
  try {
    return await work(jobHandlers(kit, sweep.client));
  } finally {
    await sweep.close();
  }
}
