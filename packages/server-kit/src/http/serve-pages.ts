import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { KitEnv } from "./kit-env.ts";

/** What looks like a file: `/logo.svg`, `/app.webmanifest`. */
const FILE = /\.[a-z0-9]{1,12}$/i;
/** Files whose names carry a hash of what is in them. */
const HASHED = /[\\/]assets[\\/]/;

/**
 * The built pages of an app. A path that names no file is one of the page's own routes and gets
 * index.html; a missing file (something with an extension) is not found.
 *
 * @param webRoot The folder that Vite built. Where it is missing, there are no pages.
 */
export function servePages(webRoot: URL): Hono<KitEnv> {
  const app = new Hono<KitEnv>();
  const root = fileURLToPath(webRoot);
  if (existsSync(root)) {
    app.use(
      serveStatic({
        root,
        onFound: (path, c) =>
          c.header(
            "cache-control",
            HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
          ),
      }),
    );
    const index = serveStatic({
      root,
      path: "index.html",
      onFound: (_path, c) => c.header("cache-control", "no-cache"),
    });
    app.get("*", async (c, next) => {
      const isFile = FILE.test(c.req.path) || c.req.path.startsWith("/assets/");
      return isFile ? await next() : await index(c, next);
    });
  }
  app.all("*", (c) => problem(c, new ProblemError(404, "NOT_FOUND", "There is nothing here")));
  return app;
}
