import { SpanKind, trace } from "@opentelemetry/api";
import type { Jobs } from "../jobs/jobs.ts";
import { carryTrace } from "./carry-trace.ts";
import { inSpan } from "./in-span.ts";

/** The same queue, whose jobs carry the trace of what queued them. */
export function tracedJobs(jobs: Jobs): Jobs {
  return {
    ...jobs,
    async enqueue(tx, queue, queued, options) {
      if (trace.getActiveSpan() === undefined || queued.length === 0) {
        return await jobs.enqueue(tx, queue, queued, options);
      }
      const attributes = {
        "messaging.system": "pg-boss",
        "messaging.destination.name": queue,
        "messaging.batch.message_count": queued.length,
      };
      await inSpan(`send ${queue}`, { kind: SpanKind.PRODUCER, attributes }, () =>
        jobs.enqueue(tx, queue, queued.map(carryTrace), options),
      );
    },
  };
}
