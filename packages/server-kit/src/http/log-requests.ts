import { createMiddleware } from "hono/factory";
import { routePath } from "hono/route";
import { uuidv7 } from "uuidv7";
import type { Logger } from "../logging/create-logger.ts";
import type { KitEnv } from "./kit-env.ts";

/**
 * Gives each request an id and logs its end. The route's pattern is logged, never the URL: paths and
 * queries carry the tokens of signed links.
 */
export function logRequests(logger: Logger) {
  return createMiddleware<KitEnv>(async (c, next) => {
    const requestId = uuidv7();
    const requestLogger = logger.child({ requestId });
    c.set("requestId", requestId);
    c.set("logger", requestLogger);
    const startedAt = performance.now();
    await next();
    c.header("x-request-id", requestId);
    requestLogger.info(
      {
        method: c.req.method,
        route: routePath(c), // of whoever answered: the last that was called
        status: c.res.status,
        durationMs: Math.round(performance.now() - startedAt),
      },
      "request",
    );
  });
}
