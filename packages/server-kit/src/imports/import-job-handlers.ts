import type { SweepClient } from "@convene/notifications";
import { NotFoundError } from "@convene/scheduling-core";
import { z } from "zod";
import type { JobHandler, JobResult } from "../jobs/job-handlers.ts";
import { oneByOne } from "../jobs/one-by-one.ts";
import type { Kit } from "../kit.ts";
import { failImport } from "./cancel-import.ts";
import { checkImport } from "./check-import.ts";
import { forgetImports } from "./forget-imports.ts";
import type { ImportPorts, ImportRef } from "./import-ports.ts";
import { deadImportQueueOf, FORGOTTEN_IMPORTS_QUEUE, importQueueOf } from "./import-queues.ts";
import type { Importer } from "./importer.ts";
import { runImport } from "./run-import.ts";

const importJobSchema = z.object({ tenantId: z.uuid(), importId: z.uuid() });

/**
 * The handlers of imports, by queue; see `importQueues`.
 *
 * @example
 * export const servicesJobs: AppJobs = {
 *   queues: [...importQueues("services")],
 *   rounds: [...IMPORT_ROUNDS],
 *   handlers: (kit, sweep) => importJobHandlers(kit, sweep, servicesImporters(kit)),
 * };
 */
export function importJobHandlers(
  kit: Kit,
  sweep: SweepClient,
  importers: readonly Importer[],
): readonly (readonly [string, JobHandler])[] {
  const { db, logger, jobs, product } = kit;
  const ports: ImportPorts = { db, jobs, product, importers, now: () => kit.now() };
  const work: JobHandler = async (batch, stop) => {
    const results: JobResult[] = [];
    for (const data of batch) {
      if (stop.aborted) results.push("not begun");
      else results.push(await attempt(kit, ports, importJobSchema.parse(data), stop));
    }
    return results;
  };
  const giveUp = async (data: unknown) => {
    const { tenantId, importId } = importJobSchema.parse(data);
    await db.unit(tenantId, (tx) => failImport({ tx, tenantId, now: kit.now() }, importId));
  };
  const one = (queue: string, run: (data: unknown) => Promise<unknown>) =>
    [queue, oneByOne({ queue, logger }, run)] as const;
  return [
    [importQueueOf(product), work],
    one(deadImportQueueOf(product), giveUp),
    one(FORGOTTEN_IMPORTS_QUEUE, () => forgetImports(kit, sweep)),
  ];
}

/** Looks in which state the import is: checking and running each know whether it is theirs. */
async function attempt(
  { logger, product }: Kit,
  ports: ImportPorts,
  ref: ImportRef,
  stop: AbortSignal,
): Promise<JobResult> {
  try {
    if (!(await checkImport(ports, ref, stop))) return "not begun";
    if (await runImport(ports, ref, stop)) return "done";
    if (stop.aborted) return "not begun";
    // Behind the jobs of others.
    await ports.db.unit(ref.tenantId, (tx) =>
      ports.jobs.enqueue(tx, importQueueOf(product), [{ ...ref }]),
    );
    return "done";
  } catch (err) {
    if (err instanceof NotFoundError) return "done"; // with the member who brought it
    logger.warn({ err, queue: importQueueOf(product) }, "A job failed");
    return "again";
  }
}
