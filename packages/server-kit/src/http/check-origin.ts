import { createMiddleware } from "hono/factory";
import type { ServerEnv } from "../env.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { allowedOrigins } from "./allowed-origins.ts";
import type { KitEnv } from "./kit-env.ts";

export const SAFE_METHODS: readonly string[] = ["GET", "HEAD", "OPTIONS"];

/** What a browser says of a request of our own page, or of one that a person made by hand. */
const OWN_SITES: readonly string[] = ["same-origin", "none"];

/**
 * Refuses what another site's page asks of a browser that is signed in here. Browsers name the origin
 * with every unsafe request and every WebSocket; programs that are no browsers carry no cookies that
 * somebody else could use.
 */
export function checkOrigin(env: ServerEnv) {
  const allowed = new Set(allowedOrigins(env));
  return createMiddleware<KitEnv>(async (c, next) => {
    const upgrades = c.req.header("upgrade")?.toLowerCase() === "websocket";
    if (!upgrades && SAFE_METHODS.includes(c.req.method)) return await next();
    const origin = c.req.header("origin");
    const site = c.req.header("sec-fetch-site") ?? "none";
    const isOurs = origin === undefined ? OWN_SITES.includes(site) : allowed.has(origin);
    if (isOurs) return await next();
    return problem(c, new ProblemError(403, "FOREIGN_ORIGIN", "Another site may not ask for this"));
  });
}
