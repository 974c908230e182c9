import { isSpanContextValid, type Link, SpanKind, trace } from "@opentelemetry/api";
import type { Job } from "pg-boss";
import { logContext } from "../logging/log-context.ts";
import type { Metrics } from "../metrics/create-metrics.ts";
import { takeTrace } from "../tracing/carry-trace.ts";
import { inSpan } from "../tracing/in-span.ts";
import { contextOf } from "../tracing/traceparent.ts";

/**
 * Runs what is done about jobs of a batch, usually one: as a part of the trace that caused the first of
 * them, and with their ids in all that is logged.
 *
 * @param indexes Their places in the batch.
 */
export type WithinJob = <T>(indexes: readonly number[], run: () => Promise<T>) => Promise<T>;

/** Nothing is known of the jobs but what they carry. */
export const WITHIN_NOTHING: WithinJob = (_indexes, run) => run();

/** A batch of jobs as their handler gets it. */
export interface OpenedBatch {
  /** What each carries, without its trace. */
  readonly data: readonly object[];
  readonly within: WithinJob;
}

export function openBatch(
  queue: string,
  batch: readonly Pick<Job<object>, "id" | "data">[],
  { jobSeconds }: Pick<Metrics, "jobSeconds">,
): OpenedBatch {
  const opened = batch.map(({ id, data }) => ({ id, ...takeTrace(data) }));
  const within: WithinJob = async (indexes, run) => {
    const jobs = indexes.flatMap((index) => opened[index] ?? []);
    const jobId = jobs.map(({ id }) => id).join(",");
    const [first, ...others] = jobs.map(({ traceparent }) => contextOf(traceparent));
    const links = others.flatMap((other): Link[] => {
      const context = trace.getSpanContext(other);
      return context && isSpanContextValid(context) ? [{ context }] : [];
    });
    const attributes = { "messaging.destination.name": queue, "messaging.message.id": jobId };
    const parts = { kind: SpanKind.CONSUMER, attributes, links, ...(first && { parent: first }) };
    const startedAt = performance.now();
    try {
      return await logContext.run({ queue, jobId }, () => inSpan(`work ${queue}`, parts, run));
    } finally {
      jobSeconds.observe({ queue }, (performance.now() - startedAt) / 1_000);
    }
  };
  return { data: opened.map(({ data }) => data), within };
}
