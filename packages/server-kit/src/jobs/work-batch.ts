import type { Job, PgBoss, JobResult as SettledJob } from "pg-boss";
import type { JobHandler } from "./job-handlers.ts";

/**
 * Works a batch and says what is to be done with each of its jobs. What was not begun, because the
 * worker stops, is queued anew: it costs none of its attempts, and another worker may have it at once.
 */
export async function workBatch(
  boss: Pick<PgBoss, "insert">,
  queue: string,
  batch: readonly Job<object>[],
  { handle, stop }: { readonly handle: JobHandler; readonly stop: AbortSignal },
): Promise<SettledJob[]> {
  const results = await handle(
    batch.map(({ data }) => data),
    stop,
  );
  const left = batch.filter((_, index) => results[index] === "not begun");
  if (left.length > 0) {
    await boss.insert(
      queue,
      left.map(({ data }) => ({ data })),
    );
  }
  return batch.map(({ id }, index) => ({
    id,
    status: results[index] === "again" ? "failed" : "completed",
  }));
}
