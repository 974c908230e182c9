import { ROOT_CONTEXT, SpanKind, SpanStatusCode } from "@opentelemetry/api";
import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import type { KitEnv } from "../http/kit-env.ts";
import type { Kit } from "../kit.ts";
import { logContext } from "../logging/log-context.ts";
import { requestIdOf } from "../logging/request-id.ts";
import { inSpan } from "../tracing/in-span.ts";
import { contextOf } from "../tracing/traceparent.ts";

/** What else a client may call its method is one and the same to us. */
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];

/**
 * Gives each request an id, and says what came of it: in the log, as a span and in figures. The route's
 * pattern stands there, never the URL: paths and queries carry the tokens of signed links. While the
 * server stops it asks clients to come back on another connection.
 */
export function watchRequests({
  env,
  logger,
  metrics,
  readiness,
}: Pick<Kit, "env" | "logger" | "metrics" | "readiness">) {
  return createMiddleware<KitEnv>(async (c, next) => {
    const requestId = requestIdOf(c.req.header("x-request-id"));
    c.set("requestId", requestId);
    c.set("logger", logger);
    const method = METHODS.includes(c.req.method) ? c.req.method : "other";
    // Anybody can say that they belong to some trace; a proxy of ours is believed.
    const parent = env.TRUST_PROXY ? contextOf(c.req.header("traceparent")) : ROOT_CONTEXT;
    const attributes = { "http.request.method": method, "convene.request_id": requestId };
    metrics.requestsInFlight.inc();
    await logContext
      .run({ requestId }, () =>
        inSpan(method, { kind: SpanKind.SERVER, attributes, parent }, async (span) => {
          const startedAt = performance.now();
          await next();
          c.header("x-request-id", requestId);
          if (readiness.isStopping) c.header("connection", "close");
          const route = routePath(c); // of whoever answered: the last that was called
          const { status } = c.res;
          const durationMs = performance.now() - startedAt;
          span.updateName(`${method} ${route}`);
          span.setAttributes({ "http.route": route, "http.response.status_code": status });
          if (status >= 500) span.setStatus({ code: SpanStatusCode.ERROR });
          metrics.requests.inc({ method, route, status });
          metrics.requestSeconds.observe({ method, route }, durationMs / 1_000);
          const { refusal } = c.var;
          if (refusal !== undefined) metrics.refusals.inc({ code: refusal });
          const code = refusal === undefined ? {} : { code: refusal };
          logger.info(
            { method, route, status, ...code, durationMs: Math.round(durationMs) },
            "request",
          );
        }),
      )
      .finally(() => metrics.requestsInFlight.dec());
  });
}
