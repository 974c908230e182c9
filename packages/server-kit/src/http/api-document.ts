import { readFile } from "node:fs/promises";
import type { OpenAPIHono } from "@hono/zod-openapi";
import { Hono } from "hono";
import { SESSION_COOKIE } from "../auth/session-cookie.ts";
import type { Kit } from "../kit.ts";
import { completeDocument } from "./complete-document.ts";
import type { KitEnv } from "./kit-env.ts";

const TITLES = { ats: "Convene Hiring", services: "Convene Services" } as const;

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>API</title>
    <link rel="stylesheet" href="docs/swagger-ui.css">
  </head>
  <body>
    <div id="api"></div>
    <script src="docs/swagger-ui-bundle.js"></script>
    <script src="docs/start.js"></script>
  </body>
</html>
`;

const START = `SwaggerUIBundle({ url: "openapi.json", dom_id: "#api", deepLinking: true, validatorUrl: null });
`;

const FILES = [
  {
    name: "swagger-ui.css",
    url: import.meta.resolve("swagger-ui-dist/swagger-ui.css"),
    type: "text/css; charset=utf-8",
  },
  {
    name: "swagger-ui-bundle.js",
    url: import.meta.resolve("swagger-ui-dist/swagger-ui-bundle.js"),
    type: "text/javascript; charset=utf-8",
  },
] as const;

/** The OpenAPI 3.1 description of the routes, and a page to browse it that loads nothing from elsewhere. */
export function apiDocument(kit: Kit, routes: OpenAPIHono<KitEnv>): Hono<KitEnv> {
  routes.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: SESSION_COOKIE,
    description: "Set by POST /api/auth/sign-in/email",
  });
  const app = new Hono<KitEnv>();
  app.get("/openapi.json", (c) =>
    c.json(
      completeDocument(
        routes.getOpenAPI31Document({
          openapi: "3.1.0",
          info: { title: TITLES[kit.product], version: "1" },
          servers: [{ url: "/" }],
        }),
      ),
    ),
  );
  app.get("/docs", (c) => c.html(PAGE));
  app.get("/docs/start.js", (c) => c.body(START, 200, { "content-type": "text/javascript" }));
  for (const { name, url, type } of FILES) {
    app.get(`/docs/${name}`, async (c) =>
      c.body(await readFile(new URL(url), "utf8"), 200, {
        "content-type": type,
        "cache-control": "public, max-age=86400",
      }),
    );
  }
  return app;
}
