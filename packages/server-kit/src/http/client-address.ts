import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { ServerEnv } from "../env.ts";

/**
 * The address that a request came from: the socket's, or, where a proxy is trusted, the last one that
 * it wrote into X-Forwarded-For (earlier ones are the client's own word).
 */
export function clientAddress(c: Context, env: Pick<ServerEnv, "TRUST_PROXY">): string {
  const forwarded = env.TRUST_PROXY ? c.req.header("x-forwarded-for") : undefined;
  const last = forwarded?.split(",").at(-1)?.trim();
  return last || (getConnInfo(c).remote.address ?? "unknown");
}
