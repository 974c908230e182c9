import { ROUND_QUEUE } from "@convene/calendar/connected";
import { REMINDER_QUEUE } from "@convene/notifications";
import { connect } from "@convene/prisma";
import { type JobHandler, jobHandlers } from "../jobs/job-handlers.ts";
import { openBatch } from "../jobs/within-job.ts";
import type { Kit } from "../kit.ts";

const BATCH = 100;
const NEVER = new AbortController().signal;

/**
 * Works all jobs that are ready, and those that they queue. One that is to be repeated waits for its
 * time, as in a worker.
 *
 * @returns how many were done
 */
export async function runJobs(kit: Kit): Promise<number> {
  return await withHandlers(kit, async (handlers) => {
    let worked = 0;
    for (;;) {
      let found = 0;
      for (const [queue, handle] of handlers) {
        const jobs = await kit.jobs.boss.fetch<object>(queue, { batchSize: BATCH });
        if (jobs.length === 0) continue;
        const { data, within } = openBatch(queue, jobs, kit.metrics);
        const results = await handle(data, NEVER, within);
        for (const [index, { id }] of jobs.entries()) {
          if (results[index] === "done") await kit.jobs.boss.complete(queue, id);
          else await kit.jobs.boss.fail(queue, id);
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
    await handlers.get(REMINDER_QUEUE)?.([{}], NEVER);
  });
}

/** Queues the reading of the connected calendars that are due at the kit's `now`. */
export async function runCalendarRound(kit: Kit): Promise<void> {
  await withHandlers(kit, async (handlers) => {
    await handlers.get(ROUND_QUEUE)?.([{}], NEVER);
  });
}

async function withHandlers<T>(
  kit: Kit,
  work: (handlers: ReadonlyMap<string, JobHandler>) => Promise<T>,
): Promise<T> {
  const sweep = connect({ url: kit.env.SWEEP_DATABASE_URL, poolSize: 1 });
  try {
    return await work(jobHandlers(kit, sweep.client));
  } finally {
    await sweep.close();
  }
}
