import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { serveStatic } from "@hono/node-server/serve-static";
import { type Context, Hono } from "hono";
import { compress } from "hono/compress";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { KitEnv } from "./kit-env.ts";
import { readPageAssets } from "./page-assets.ts";
import type { DescribePage, PageDescription } from "./page-description.ts";
import { writeNonce, writePage } from "./write-page.ts";

/** What looks like a file: `/logo.svg`, `/app.webmanifest`. The page itself is written anew each time. */
const FILE = /^(?!\/index\.html$).*\.[a-z0-9]{1,12}$/i;
/** Files whose names carry a hash of what is in them. */
const HASHED = /[\\/]assets[\\/]/;

/**
 * The built pages of an app. A path that names no file is one of the page's own routes and gets
 * index.html, with what `describe` says of it; a missing file (something with an extension) is not
 * found. Files go out as the build compressed them; pages carry the nonce of their answer.
 *
 * @param webRoot The folder that Vite built. Where it is missing, there are no pages.
 */
export function servePages(webRoot: URL, describe?: DescribePage): Hono<KitEnv> {
  const app = new Hono<KitEnv>();
  const root = fileURLToPath(webRoot);
  if (existsSync(root)) {
    const files = serveStatic({
      root,
      precompressed: true,
      onFound: (path, c) =>
        c.header(
          "cache-control",
          HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
        ),
    });
    app.use((c, next) => (FILE.test(c.req.path) ? files(c, next) : next()));
    const shrink = compress();
    app.get("*", async (c, next) => {
      if (FILE.test(c.req.path) || c.req.path.startsWith("/assets/")) return await next();
      const description = await describe?.(c);
      return await shrink(c, async () => {
        c.res = await (description
          ? describedPage(c, webRoot, description)
          : plainPage(c, webRoot));
      });
    });
  }
  app.all("*", (c) => problem(c, new ProblemError(404, "NOT_FOUND", "There is nothing here")));
  return app;
}

async function plainPage(c: Context<KitEnv>, webRoot: URL): Promise<Response> {
  c.header("cache-control", "no-cache");
  return c.html(writeNonce(await readIndex(webRoot), nonceOf(c)));
}

async function describedPage(
  c: Context<KitEnv>,
  webRoot: URL,
  description: PageDescription,
): Promise<Response> {
  const page = await readIndex(webRoot);
  const assets = await readPageAssets(webRoot, description.source);
  // What it says depends on the language that the browser asks for, and is true for a moment.
  c.header("vary", "Accept-Language");
  c.header("cache-control", "private, no-cache");
  return c.html(writePage(page, description, { assets, nonce: nonceOf(c) }));
}

// Read each time: the pages may be built anew while the server runs.
async function readIndex(webRoot: URL): Promise<string> {
  return await readFile(new URL("index.html", webRoot), "utf8");
}

function nonceOf(c: Context<KitEnv>): string {
  return c.get("secureHeadersNonce") ?? "";
}
