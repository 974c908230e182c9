import { createRoute, z } from "@hono/zod-openapi";
import { raw } from "hono/html";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createRouter } from "./http/create-router.ts";
import { rateLimit } from "./http/rate-limit.ts";
import type { Kit } from "./kit.ts";
import { readAnswer, refusalOf, startTestKit, type TestKit } from "./testing/index.ts";

const pages = new URL("./fixtures/pages/", import.meta.url);
const echoSchema = z.object({ minutes: z.int().min(1), name: z.string() });

/** Echoes, hands out a file, waits until it is told to go on, fails in the database, and one that is limited. */
function testRoutes(kit: Kit, gate: { entered(): void; opened: Promise<void> }) {
  const echo = createRoute({
    method: "post",
    path: "/echo",
    request: { body: { content: { "application/json": { schema: echoSchema } } } },
    responses: {
      200: { description: "The same", content: { "application/json": { schema: echoSchema } } },
    },
  });
  const answer = z.object({ done: z.boolean() });
  const responses = {
    200: { description: "Done", content: { "application/json": { schema: answer } } },
  };
  return createRouter()
    .openapi(echo, (c) => c.json(c.req.valid("json"), 200))
    .openapi(createRoute({ method: "get", path: "/file", responses }), (c) => {
      c.header("content-type", "text/html");
      c.header("content-disposition", 'attachment; filename="page.html"');
      return c.body("<script>alert(1)</script>") as never;
    })
    .openapi(createRoute({ method: "get", path: "/wait", responses }), async (c) => {
      gate.entered();
      await gate.opened;
      return c.json({ done: true }, 200);
    })
    .openapi(createRoute({ method: "get", path: "/broken", responses }), async (c) => {
      await kit.db.client.$executeRaw`SELECT 'ada@example.test'::int`;
      return c.json({ done: true }, 200);
    })
    .openapi(
      createRoute({
        method: "get",
        path: "/limited",
        middleware: rateLimit(kit, "public"),
        responses,
      }),
      (c) => c.json({ done: true }, 200),
    );
}

const noGate = { entered: () => {}, opened: Promise.resolve() };

let app: TestKit;
beforeAll(async () => {
  app = await startTestKit("services", {
    api: (kit) => testRoutes(kit, noGate),
    webRoot: pages,
    env: { PUBLIC_RATE_LIMIT: "3" },
  });
});
afterAll(() => app.close());

test("it says that it lives and that it is ready", async () => {
  expect((await app.fetch("/healthz")).status).toBe(200);
  expect((await app.fetch("/readyz")).status).toBe(200);
});

test("input that does not match names each field that is wrong", async () => {
  const answer = await app.fetch("/api/echo", { json: { minutes: 0 } });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await answer.json()).toMatchObject({
    type: "/problems/invalid-input",
    status: 400,
    code: "INVALID_INPUT",
    errors: [{ field: "minutes" }, { field: "name" }],
  });
});

test("a body that is no JSON, or too large, is refused", async () => {
  const headers = { "content-type": "application/json" };
  const send = (body: string) => app.fetch("/api/echo", { method: "POST", headers, body });
  expect(await refusalOf(send("{"))).toEqual([400, "INVALID_INPUT"]);
  expect(await refusalOf(send(`"${"x".repeat(1_100_000)}"`))).toEqual([413, "BODY_TOO_LARGE"]);
  // Nor does it help to keep its length to oneself.
  const pieces = new Blob(["x".repeat(1_100_000)]).stream();
  const unmeasured = { method: "POST", headers, body: pieces, duplex: "half" } as const;
  expect(await refusalOf(app.fetch("/api/echo", unmeasured))).toEqual([413, "BODY_TOO_LARGE"]);
});

test("a file to keep is never a page of ours, whatever it says it is", async () => {
  const file = await app.fetch("/api/file");
  expect(file.headers.get("content-type")).toBe("text/html");
  expect(file.headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
  expect(file.headers.get("x-content-type-options")).toBe("nosniff");
});

test("an unexpected error tells the request's id and nothing else", async () => {
  const answer = await app.fetch("/api/broken");
  const body = await readAnswer(z.looseObject({ requestId: z.string() }), answer);
  expect(body).toEqual({
    type: "/problems/unexpected",
    title: "Unexpected",
    status: 500,
    code: "UNEXPECTED",
    detail: "Something went wrong on our side",
    requestId: answer.headers.get("x-request-id"),
  });
});

test("what another site asks for is refused, and so is an unknown route", async () => {
  const json = { minutes: 1, name: "x" };
  const foreign = app.fetch("/api/echo", { json, headers: { origin: "https://evil.test" } });
  expect(await refusalOf(foreign)).toEqual([403, "FOREIGN_ORIGIN"]);
  expect((await app.fetch("/api/echo", { json })).status).toBe(200);
  expect(await refusalOf(app.fetch("/api/unknown"))).toEqual([404, "NOT_FOUND"]);
});

test("a client that asks too often is told to wait", async () => {
  const statuses: number[] = [];
  for (let request = 0; request < 4; request++) {
    statuses.push((await app.fetch("/api/limited")).status);
  }
  expect(statuses).toEqual([200, 200, 200, 429]);
  const last = await app.fetch("/api/limited");
  expect(last.headers.get("ratelimit")).toContain("remaining=0");
  expect(await refusalOf(last)).toEqual([429, "TOO_MANY_REQUESTS"]);
});

test("any path that is no file is the page's; hashed files are kept for ever", async () => {
  for (const path of ["/", "/members", "/salon-ada", "/manage/some~signed~token"]) {
    const page = await app.fetch(path);
    expect([path, page.status, page.headers.get("cache-control")]).toEqual([path, 200, "no-cache"]);
    expect(await page.text()).toContain("<title>Page</title>");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
  }
  const style = await app.fetch("/assets/app-1a2b3c.css");
  expect(style.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(style.headers.get("content-type")).toContain("text/css");
  expect((await app.fetch("/assets/missing.js")).status).toBe(404);
  expect((await app.fetch("/..%2f..%2fpackage.json")).status).not.toBe(200);
});

test("pages are told what they show, and only some of them may stand in another site's frame", async () => {
  await using told = await startTestKit("services", {
    database: app.database,
    webRoot: pages,
    parts: () => ({
      describePage: async (c) =>
        c.req.path.endsWith("/salon")
          ? {
              language: "fr",
              title: "Salon",
              body: raw("<h1>Salon</h1>"),
              data: { path: c.req.path },
              source: "src/page.tsx",
            }
          : undefined,
      forOtherSites: { framed: "/embed/", scripts: ["/embed.js"] },
    }),
  });
  const own = await told.fetch("/salon");
  expect(own.headers.get("x-frame-options")).toBe("DENY");
  expect(own.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
  expect(own.headers.get("vary")).toContain("Accept-Language");
  expect(await own.text()).toContain("<title>Salon</title>");
  expect(await (await told.fetch("/other")).text()).toContain("<title>Page</title>");

  const framed = await told.fetch("/embed/salon");
  expect(framed.headers.get("x-frame-options")).toBeNull();
  expect(framed.headers.get("content-security-policy")).toContain("frame-ancestors *");
  expect((await told.fetch("/embed.js")).headers.get("cross-origin-resource-policy")).toBe(
    "cross-origin",
  );
  for (const path of ["/manage/token", "/embed", "/api/me", "/", "/embedded/salon"]) {
    const answer = await told.fetch(path);
    expect([path, answer.headers.get("x-frame-options")]).toEqual([path, "DENY"]);
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("same-origin");
  }
});

test("files go out as the build compressed them, to whoever takes them so", async () => {
  const style = await app.fetch("/assets/app-1a2b3c.css", {
    headers: { "accept-encoding": "gzip" },
  });
  expect(style.headers.get("content-encoding")).toBe("gzip");
  expect(style.headers.get("vary")).toContain("Accept-Encoding");
  const plain = await app.fetch("/assets/app-1a2b3c.css", {
    headers: { "accept-encoding": "identity" },
  });
  expect(plain.headers.get("content-encoding")).toBeNull();
  expect(await style.text()).toBe(await plain.text());
});

test("a server that stops finishes the request that it has, and takes no other", async () => {
  let open = () => {};
  let enter = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  const entered = new Promise<void>((resolve) => {
    enter = resolve;
  });
  const leaving = await startTestKit("services", {
    database: app.database,
    api: (kit) => testRoutes(kit, { entered: enter, opened }),
  });
  const waiting = leaving.fetch("/api/wait");
  await entered;
  const closed = leaving.close();
  await expect(leaving.fetch("/healthz")).rejects.toThrow("fetch failed");
  open();
  expect((await waiting).status).toBe(200);
  await closed;
});
