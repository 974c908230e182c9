import { context, trace } from "@opentelemetry/api";
import type { ServerEnv } from "../env.ts";
import type { Product } from "../product.ts";
import { providersOf } from "./providers-of.ts";
import { traceOutgoingCalls } from "./trace-outgoing-calls.ts";

/** Traces on their way out. */
export interface Tracing {
  /** Sends what is left, and traces nothing more. */
  stop(): Promise<void>;
}

/** Spans wait so long for others to go with them. */
const SEND_EVERY_MS = 2_000;

/**
 * Traces this process and sends the spans to OTEL_EXPORTER_OTLP_ENDPOINT, as OTLP in JSON. Without it
 * nothing is loaded and nothing is traced: the calls that make spans do next to nothing then. There is
 * one tracing a process; whoever asks for another gets none.
 */
export async function startTracing(product: Product, env: ServerEnv): Promise<Tracing> {
  const endpoint = env.OTEL_EXPORTER_OTLP_ENDPOINT;
  if (endpoint === undefined) return { stop: async () => {} };
  const [
    sdk,
    { OTLPTraceExporter },
    { AsyncLocalStorageContextManager },
    { resourceFromAttributes },
  ] = await Promise.all([
    import("@opentelemetry/sdk-trace"),
    import("@opentelemetry/exporter-trace-otlp-http"),
    import("@opentelemetry/context-async-hooks"),
    import("@opentelemetry/resources"),
  ]);
  const exporter = new OTLPTraceExporter({
    url: `${endpoint.replace(/\/+$/, "")}/v1/traces`,
    headers: env.OTEL_EXPORTER_OTLP_HEADERS,
  });
  const provider = new sdk.TracerProvider({
    resource: resourceFromAttributes({
      "service.name": env.OTEL_SERVICE_NAME ?? `convene-${product}`,
    }),
    sampler: new sdk.ParentBasedSampler({
      root: new sdk.TraceIdRatioBasedSampler(env.OTEL_TRACES_SAMPLER_ARG),
    }),
    spanProcessors: [new sdk.BatchSpanProcessor({ exporter, scheduledDelayMillis: SEND_EVERY_MS })],
  });
  if (!trace.setGlobalTracerProvider(provider)) return { stop: () => provider.shutdown() };
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  const outgoing = traceOutgoingCalls(providersOf(env));
  return {
    async stop() {
      outgoing.stop();
      await provider.shutdown().catch(() => undefined); // a collector that is gone stops nobody
      trace.disable();
      context.disable();
    },
  };
}
