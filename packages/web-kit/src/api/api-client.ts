import type { Hono } from "hono";
import { hc } from "hono/client";

// biome-ignore lint/suspicious/noExplicitAny: what hono's own client asks of an API's type
type AnyApi = Hono<any, any, any>;

/**
 * A typed client of an API of this server; the session cookie goes along.
 *
 * @typeParam Api The type of the server's routes, as it exports it; imported with `import type`.
 * @param baseUrl Default `/api`, on the page's own origin.
 */
export function createApiClient<Api extends AnyApi>(baseUrl = "/api") {
  return hc<Api>(baseUrl, { init: { credentials: "same-origin" } });
}
