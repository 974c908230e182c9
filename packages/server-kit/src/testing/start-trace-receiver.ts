import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { z } from "zod";

const valueSchema = z.looseObject({
  stringValue: z.string().optional(),
  intValue: z.union([z.number(), z.string()]).optional(),
});
const spanSchema = z.looseObject({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.int(),
  attributes: z.array(z.object({ key: z.string(), value: valueSchema })).default([]),
});
const requestSchema = z.object({
  resourceSpans: z.array(
    z.looseObject({ scopeSpans: z.array(z.looseObject({ spans: z.array(spanSchema) })) }),
  ),
});

export type ReceivedSpan = z.infer<typeof spanSchema>;

/** A collector of traces that keeps what it gets. */
export interface TraceReceiver extends AsyncDisposable {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  readonly url: string;
  readonly spans: readonly ReceivedSpan[];
  /** Everything as it came. */
  text(): string;
  /** The span, what it is a part of, what that is a part of, and so on. */
  waysUp(span: ReceivedSpan): readonly ReceivedSpan[];
}

/** Takes traces as OTLP over HTTP, in JSON. */
export async function startTraceReceiver(): Promise<TraceReceiver> {
  const spans: ReceivedSpan[] = [];
  const bodies: unknown[] = [];
  const server = createServer(async (request, response) => {
    const body = await json(request);
    bodies.push(body);
    for (const { scopeSpans } of requestSchema.parse(body).resourceSpans) {
      spans.push(...scopeSpans.flatMap((scope) => scope.spans));
    }
    response.writeHead(200, { "content-type": "application/json" }).end("{}");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo; // not null, and no pipe: it listens
  return {
    url: `http://127.0.0.1:${port}`,
    spans,
    text: () => JSON.stringify(bodies),
    waysUp(span) {
      const way = [span];
      for (let at: ReceivedSpan | undefined = span; at?.parentSpanId; ) {
        const { traceId, parentSpanId }: ReceivedSpan = at;
        at = spans.find((one) => one.traceId === traceId && one.spanId === parentSpanId);
        if (at) way.push(at);
      }
      return way;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
