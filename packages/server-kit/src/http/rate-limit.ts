import type { Context, MiddlewareHandler } from "hono";
import { rateLimiter } from "hono-rate-limiter";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { clientAddress } from "./client-address.ts";
import type { KitEnv } from "./kit-env.ts";

const MINUTE_MS = 60_000;

/**
 * Limits how often one client may ask, each server process counting for itself. `public`: endpoints
 * that need no sign-in. `sign-in`: attempts to sign in, sign up or reset a password.
 */
export function rateLimit(kit: Kit, kind: "public" | "sign-in"): MiddlewareHandler<KitEnv> {
  const { env } = kit;
  return rateLimiter<KitEnv>({
    windowMs: MINUTE_MS,
    limit: kind === "public" ? env.PUBLIC_RATE_LIMIT : env.SIGN_IN_RATE_LIMIT,
    standardHeaders: "draft-7",
    keyGenerator: (c) => clientAddress(c, env),
    handler: tooMany,
  });
}

/**
 * Limits how often one client may ask in vain. For endpoints that a provider calls, as often as it has
 * something to say, and everybody else is refused.
 */
export function limitFailures({ env }: Kit): MiddlewareHandler<KitEnv> {
  return rateLimiter<KitEnv>({
    windowMs: MINUTE_MS,
    limit: env.PUBLIC_RATE_LIMIT,
    standardHeaders: "draft-7",
    skipSuccessfulRequests: true,
    keyGenerator: (c) => clientAddress(c, env),
    handler: tooMany,
  });
}

function tooMany(c: Context<KitEnv>): Response {
  return problem(
    c,
    new ProblemError(429, "TOO_MANY_REQUESTS", "Too many requests; try again later"),
  );
}
