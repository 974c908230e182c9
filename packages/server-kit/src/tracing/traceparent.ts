import { type Context, isSpanContextValid, ROOT_CONTEXT, trace } from "@opentelemetry/api";
import { parseTraceParent } from "@opentelemetry/core";

/** The trace in force as one word, to be carried to where it goes on; undefined: there is none. */
export function currentTraceparent(): string | undefined {
  const span = trace.getActiveSpan()?.spanContext();
  if (span === undefined || !isSpanContextValid(span)) return undefined;
  return `00-${span.traceId}-${span.spanId}-${span.traceFlags.toString(16).padStart(2, "0")}`;
}

/** The trace that such a word names; one of its own where it names none. */
export function contextOf(traceparent: string | undefined): Context {
  const span = traceparent === undefined ? null : parseTraceParent(traceparent);
  return span ? trace.setSpanContext(ROOT_CONTEXT, { ...span, isRemote: true }) : ROOT_CONTEXT;
}
