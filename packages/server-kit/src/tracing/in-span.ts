import {
  type Attributes,
  type Context,
  context,
  type Link,
  type Span,
  type SpanKind,
  SpanStatusCode,
  trace,
} from "@opentelemetry/api";

export interface SpanParts {
  readonly kind: SpanKind;
  /** Ids, names of our own and numbers: nothing that tells who a person is. */
  readonly attributes?: Attributes;
  /** What it is a part of; by default what is in force. */
  readonly parent?: Context;
  /** Of other traces that it is about too. */
  readonly links?: readonly Link[];
}

/**
 * Runs something as a span: what happens in it belongs to it. An error's name is kept, its words are
 * not. Where tracing is off it runs, and nothing else.
 */
export async function inSpan<T>(
  name: string,
  { kind, attributes = {}, parent = context.active(), links = [] }: SpanParts,
  run: (span: Span) => Promise<T>,
): Promise<T> {
  const parts = { kind, attributes, links: [...links] };
  return await trace.getTracer("convene").startActiveSpan(name, parts, parent, async (span) => {
    try {
      return await run(span);
    } catch (error) {
      const type = error instanceof Error ? error.name : typeof error;
      span.setAttribute("error.type", type).setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
