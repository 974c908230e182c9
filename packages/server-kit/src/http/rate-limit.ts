import type { Context, MiddlewareHandler } from "hono";
import { createMiddleware } from "hono/factory";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { SAFE_METHODS } from "./check-origin.ts";
import { clientAddress } from "./client-address.ts";
import type { KitEnv } from "./kit-env.ts";
import type { Count } from "./limits.ts";

/**
 * Limits how often one address may ask. `public`: endpoints that need no sign-in; reading is counted by
 * each process for itself, changing by all of them together. `sign-in`: attempts to sign in, sign up or
 * reset a password, counted together.
 */
export function rateLimit(
  kit: Pick<Kit, "env" | "limits">,
  kind: "public" | "sign-in",
): MiddlewareHandler<KitEnv> {
  return createMiddleware<KitEnv>(async (c, next) => {
    const reads = kind === "public" && SAFE_METHODS.includes(c.req.method);
    const counted = kind === "sign-in" ? kind : reads ? "read" : "write";
    const count = await kit.limits.countAddress(counted, clientAddress(c, kit.env));
    const { limit, remaining, resetSeconds } = count;
    c.header("ratelimit-policy", `${limit};w=60`);
    c.header("ratelimit", `limit=${limit}, remaining=${remaining}, reset=${resetSeconds}`);
    return count.isOver ? tooMany(c, count) : await next();
  });
}

/**
 * Limits how often one address may ask in vain. For endpoints that a provider calls, as often as it has
 * something to say, and everybody else is refused.
 */
export function limitFailures({
  env,
  limits,
}: Pick<Kit, "env" | "limits">): MiddlewareHandler<KitEnv> {
  return createMiddleware<KitEnv>(async (c, next) => {
    const address = clientAddress(c, env);
    const count = await limits.countAddress("failure", address);
    if (count.isOver) return tooMany(c, count);
    await next();
    if (c.res.status < 400) await limits.forgiveAddress("failure", address);
  });
}

/** Says when to come back. */
export function tooMany(c: Context<KitEnv>, { resetSeconds }: Count): Response {
  c.header("retry-after", String(resetSeconds));
  const detail = "Too many requests; try again later";
  return problem(c, new ProblemError(429, "TOO_MANY_REQUESTS", detail));
}
