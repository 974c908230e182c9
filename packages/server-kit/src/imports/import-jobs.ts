import { NotFoundError } from "@convene/scheduling-core";
import { z } from "zod";
import { inUnit } from "../http/in-unit.ts";
import type { AppJobs } from "../jobs/app-jobs.ts";
import type { JobHandler, JobResult } from "../jobs/job-handlers.ts";
import { joinJobs } from "../jobs/join-jobs.ts";
import { oneByOne } from "../jobs/one-by-one.ts";
import { WITHIN_NOTHING } from "../jobs/within-job.ts";
import type { Kit } from "../kit.ts";
import type { Product } from "../product.ts";
import { failImport } from "./cancel-import.ts";
import { checkImport } from "./check-import.ts";
import { forgetImports } from "./forget-imports.ts";
import type { ImportPorts, ImportRef } from "./import-ports.ts";
import { deadImportQueueOf, importQueueOf, importQueues } from "./import-queues.ts";
import type { Importer } from "./importer.ts";
import { runImport } from "./run-import.ts";

const importJobSchema = z.object({ tenantId: z.uuid(), importId: z.uuid() });

/**
 * The jobs of a product's imports.
 *
 * @param importersOf What the app imports.
 *
 * @example
 * export const servicesJobs = joinJobs(importJobs("services", servicesImporters));
 */
export function importJobs(
  product: Product,
  importersOf: (kit: Kit) => readonly Importer[],
): AppJobs {
  return joinJobs(
    {
      queues: importQueues(product),
      rounds: [],
      handlers: (kit) => importHandlers(kit, importersOf(kit)),
    },
    forgetImports,
  );
}

function importHandlers(
  kit: Kit,
  importers: readonly Importer[],
): readonly (readonly [string, JobHandler])[] {
  const { db, logger, jobs, product } = kit;
  const ports: ImportPorts = { db, jobs, product, importers, now: () => kit.now() };
  const work: JobHandler = async (batch, stop, within = WITHIN_NOTHING) => {
    const results: JobResult[] = [];
    for (const [index, data] of batch.entries()) {
      const begin = () => attempt(kit, ports, importJobSchema.parse(data), stop);
      results.push(stop.aborted ? "not begun" : await within([index], begin));
    }
    return results;
  };
  const giveUp = async (data: unknown) => {
    const { tenantId, importId } = importJobSchema.parse(data);
    await inUnit(kit, tenantId, (unit) => failImport(unit, importId));
  };
  const dead = deadImportQueueOf(product);
  return [
    [importQueueOf(product), work],
    [dead, oneByOne({ queue: dead, logger }, giveUp)],
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
