import { subscribe, unsubscribe } from "node:diagnostics_channel";
import { context, type Span, SpanKind, SpanStatusCode, trace } from "@opentelemetry/api";
import type { ProviderOf } from "./providers-of.ts";

/** What `fetch` tells of its requests. */
interface FetchMessage {
  readonly request: { readonly origin: string | URL; readonly method: string };
  readonly response?: { readonly statusCode: number };
  readonly error?: unknown;
}

/** What `node:http` tells of those of libraries that do not use `fetch`. */
interface HttpMessage {
  readonly request: {
    readonly host: string;
    readonly method: string;
    getHeader(name: string): unknown;
  };
  readonly response?: { readonly statusCode?: number };
  readonly error?: unknown;
}

/**
 * Makes a span of each HTTP call that is a part of something traced, by what Node itself tells of them:
 * no provider's library needs to know. Told are method, provider and status; never the path, the query,
 * headers or bodies, which name calendars, people and secrets.
 */
export function traceOutgoingCalls(providerOf: ProviderOf): { stop(): void } {
  const spans = new WeakMap<object, Span>();

  const begin = (request: object, method: string, host: string) => {
    const active = context.active();
    if (trace.getSpan(active) === undefined) return; // a part of nothing: the exporter's own calls too
    const provider = providerOf(host);
    const attributes = {
      "http.request.method": method,
      "peer.service": provider ?? "other",
      ...(provider !== undefined && { "server.address": host }),
    };
    const span = trace
      .getTracer("convene")
      .startSpan(`${method} ${provider ?? "other"}`, { kind: SpanKind.CLIENT, attributes }, active);
    spans.set(request, span);
  };
  const end = (request: object, status: number | undefined) => {
    const span = spans.get(request);
    if (!span) return;
    spans.delete(request);
    if (status !== undefined) span.setAttribute("http.response.status_code", status);
    if (status === undefined || status >= 400) span.setStatus({ code: SpanStatusCode.ERROR });
    span.end();
  };

  const listeners: readonly (readonly [string, (message: unknown) => void])[] = [
    [
      "undici:request:create",
      (message) => {
        const { request } = message as FetchMessage;
        begin(request, request.method, new URL(request.origin).host);
      },
    ],
    [
      "undici:request:headers",
      (message) => {
        const { request, response } = message as FetchMessage;
        end(request, response?.statusCode);
      },
    ],
    ["undici:request:error", (message) => end((message as FetchMessage).request, undefined)],
    [
      "http.client.request.start",
      (message) => {
        const { request } = message as HttpMessage;
        const host = request.getHeader("host");
        begin(request, request.method, typeof host === "string" ? host : request.host);
      },
    ],
    [
      "http.client.response.finish",
      (message) => {
        const { request, response } = message as HttpMessage;
        end(request, response?.statusCode);
      },
    ],
    ["http.client.request.error", (message) => end((message as HttpMessage).request, undefined)],
  ];
  for (const [channel, listener] of listeners) subscribe(channel, listener);
  return {
    stop() {
      for (const [channel, listener] of listeners) unsubscribe(channel, listener);
    },
  };
}
