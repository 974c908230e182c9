import type { Logger } from "../logging/create-logger.ts";
import type { JobHandler, JobResult } from "./job-handlers.ts";
import { WITHIN_NOTHING } from "./within-job.ts";

/** A handler that works its jobs one after the other; one that fails is logged and repeated. */
export function oneByOne(
  { queue, logger }: { readonly queue: string; readonly logger: Logger },
  work: (data: unknown) => Promise<unknown>,
): JobHandler {
  const attempt = async (data: unknown): Promise<JobResult> => {
    try {
      await work(data);
      return "done";
    } catch (err) {
      logger.warn({ err, queue }, "A job failed");
      return "again";
    }
  };
  return async (batch, stop, within = WITHIN_NOTHING) => {
    const results: JobResult[] = [];
    for (const [index, data] of batch.entries()) {
      results.push(stop.aborted ? "not begun" : await within([index], () => attempt(data)));
    }
    return results;
  };
}
