import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import type { ServerEnv } from "../env.ts";
import { isLoopbackHost } from "./allowed-origins.ts";

const FORWARDING_HEADERS: readonly string[] = [
  "forwarded",
  "x-forwarded-for",
  "x-forwarded-host",
  "via",
];

/**
 * Whether somebody at this very machine asks: both apps are set up on the loopback, the socket comes
 * from it, no proxy stands in between, and the browser was told a loopback name (another one that
 * resolves to 127.0.0.1 may be a foreign page's).
 */
export function askedFromThisMachine(c: Context, env: ServerEnv): boolean {
  const hosts = [env.ATS_URL, env.SERVICES_URL, `http://${c.req.header("host") ?? "?"}`];
  const address = getConnInfo(c).remote.address ?? "";
  return (
    hosts.every((url) => URL.canParse(url) && isLoopbackHost(new URL(url).hostname)) &&
    /^(?:::1|(?:::ffff:)?127(?:\.\d{1,3}){3})$/.test(address) &&
    FORWARDING_HEADERS.every((header) => c.req.header(header) === undefined)
  );
}
