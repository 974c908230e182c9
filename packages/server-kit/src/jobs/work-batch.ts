import type { Job, PgBoss, JobResult as SettledJob } from "pg-boss";
import type { Metrics } from "../metrics/create-metrics.ts";
import type { JobHandler } from "./job-handlers.ts";
import { openBatch } from "./within-job.ts";

interface BatchParts {
  readonly handle: JobHandler;
  readonly stop: AbortSignal;
  readonly metrics: Pick<Metrics, "jobs" | "jobSeconds" | "lastRound">;
  /** That the queue's work comes round by itself: whoever watches asks when it last did. */
  readonly isRound?: boolean;
}

const OUTCOMES = { done: "done", again: "failed", "not begun": "given back" } as const;

/**
 * Works a batch and says what is to be done with each of its jobs. What was not begun, because the
 * worker stops, is queued anew: it costs none of its attempts, and another worker may have it at once.
 */
export async function workBatch(
  boss: Pick<PgBoss, "insert">,
  queue: string,
  batch: readonly Job<object>[],
  { handle, stop, metrics, isRound = false }: BatchParts,
): Promise<SettledJob[]> {
  const { data, within } = openBatch(queue, batch, metrics);
  const results = await handle(data, stop, within);
  for (const index of batch.keys()) {
    const outcome = OUTCOMES[results[index] ?? "not begun"];
    metrics.jobs.inc({ queue, outcome });
    if (isRound && outcome === "done") metrics.lastRound.setToCurrentTime({ queue });
  }
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
