import { Gauge } from "prom-client";
import { z } from "zod";
import type { Metrics } from "./create-metrics.ts";

/** The queue's own connection. */
interface QueueDatabase {
  executeSql(sql: string): Promise<{ rows: unknown[] }>;
}

/** So long the last answer stands: several collectors ask no more than one. */
const FRESH_MS = 10_000;

const rowsSchema = z.array(
  z.object({
    queue: z.string(),
    ready: z.coerce.number(),
    later: z.coerce.number(),
    oldest: z.coerce.number(),
    failed: z.coerce.number(),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

// What waits is counted as it is, out of the index that workers fetch by; what failed for good, as
// the queue itself counts it every quarter of a minute.
const FIGURES = `
  SELECT q.name AS queue, coalesce(w.ready, 0) AS ready, coalesce(w.later, 0) AS later,
    coalesce(w.oldest, 0) AS oldest, q.failed_count AS failed
  FROM queue.queue q
  LEFT JOIN (
    SELECT name,
      count(*) FILTER (WHERE start_after <= now()) AS ready,
      count(*) FILTER (WHERE start_after > now()) AS later,
      extract(epoch FROM now() - min(start_after) FILTER (WHERE start_after <= now())) AS oldest
    FROM queue.job WHERE state < 'active' GROUP BY name
  ) w ON w.name = q.name`;

/** Shows how much waits in each queue and for how long. All processes see the same: workers tell. */
export function showQueues({ registry }: Pick<Metrics, "registry">, db: QueueDatabase): void {
  const registers = [registry];
  let asked: { readonly at: number; readonly rows: Promise<readonly Row[]> } | undefined;
  const read = (): Promise<readonly Row[]> => {
    const at = performance.now();
    if (!asked || at - asked.at > FRESH_MS) {
      // What cannot be asked is not there: a gap, and `up` of the database's own exporter, tell more.
      const rows = db.executeSql(FIGURES).then(
        (answer) => rowsSchema.parse(answer.rows),
        () => [],
      );
      asked = { at, rows };
    }
    return asked.rows;
  };

  new Gauge({
    name: "convene_queue_jobs",
    help: "Jobs that wait: ready to be worked, or for their time",
    labelNames: ["queue", "state"],
    registers,
    async collect() {
      this.reset();
      for (const { queue, ready, later } of await read()) {
        this.set({ queue, state: "ready" }, ready);
        this.set({ queue, state: "later" }, later);
      }
    },
  });
  new Gauge({
    name: "convene_queue_oldest_seconds",
    help: "How long the oldest job has been ready",
    labelNames: ["queue"],
    registers,
    async collect() {
      this.reset();
      for (const { queue, oldest } of await read()) this.set({ queue }, oldest);
    },
  });
  new Gauge({
    name: "convene_queue_dead_jobs",
    help: "Jobs whose attempts are used up, as long as the queue keeps them",
    labelNames: ["queue"],
    registers,
    async collect() {
      this.reset();
      for (const { queue, failed } of await read()) this.set({ queue }, failed);
    },
  });
}
