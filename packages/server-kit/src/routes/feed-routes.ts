import { etagOf } from "@convene/calendar";
import { createFeed, listFeeds, readFeed, revokeFeed } from "@convene/calendar/connected";
import { createRoute, type OpenAPIHono, z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { createRouter } from "../http/create-router.ts";
import type { KitEnv } from "../http/kit-env.ts";
import { limitFailures } from "../http/rate-limit.ts";
import { requireMember } from "../http/require-member.ts";
import { idParams, json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { urlOf } from "../product.ts";
import { feedSchema } from "./calendar-schemas.ts";
import { toFeed } from "./calendar-views.ts";

const tags = ["Calendars"];
const feedParams = z.object({ tenantId: z.uuid(), feedId: z.uuid(), secret: z.string().max(100) });
const BUSY: Readonly<Record<string, string>> = {
  en: "Busy",
  fr: "Occupé",
  es: "Ocupado",
  de: "Belegt",
};

/** The secret addresses at which calendar programs read a member's events. */
export function feedRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const list = createRoute({
    method: "get",
    path: "/feeds",
    tags,
    summary: "My feeds",
    middleware,
    responses: {
      200: {
        description: "Without their addresses, which are shown once",
        content: json(z.object({ items: z.array(feedSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const create = createRoute({
    method: "post",
    path: "/feeds",
    tags,
    summary: "Make an address that calendar programs can subscribe to",
    middleware,
    request: {
      body: {
        required: true,
        content: json(z.object({ name: z.string().trim().min(1).max(100), freeBusy: z.boolean() })),
      },
    },
    responses: {
      201: {
        description: "The address is never shown again",
        content: json(z.object({ feed: feedSchema, url: z.url() })),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  const revoke = createRoute({
    method: "delete",
    path: "/feeds/{id}",
    tags,
    summary: "Revoke a feed",
    middleware,
    request: { params: idParams },
    responses: {
      204: { description: "Its address leads nowhere" },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  return createRouter()
    .openapi(list, async (c) => {
      const { tenantId, id } = c.var.member;
      const feeds = await kit.db.unit(tenantId, (tx) => listFeeds(tx, id));
      return c.json({ items: feeds.map(toFeed) }, 200);
    })
    .openapi(create, async (c) => {
      const { tenantId, id: memberId } = c.var.member;
      const request = { tenantId, memberId, ...c.req.valid("json") };
      const { feed, secret } = await kit.db.unit(tenantId, (tx) =>
        createFeed(tx, request, kit.now()),
      );
      const origin = urlOf(kit.product, kit.env);
      const url = `${origin}/api/feeds/${tenantId}/${feed.id}/${secret}.ics`;
      c.header("cache-control", "no-store");
      return c.json({ feed: toFeed(feed), url }, 201);
    })
    .openapi(revoke, async (c) => {
      const { tenantId, id: memberId } = c.var.member;
      const { id } = c.req.valid("param");
      const gone = await kit.db.unit(tenantId, (tx) => revokeFeed(tx, memberId, id));
      if (!gone) throw new ProblemError(404, "NOT_FOUND", "There is no such feed of yours");
      return c.body(null, 204);
    });
}

/**
 * Where calendar programs read a feed. Its address is the only key, so the route is not in the API's
 * description; whoever tries addresses is slowed down.
 */
export function publicFeedRoutes(kit: Kit): OpenAPIHono<KitEnv> {
  const app = createRouter();
  app.use("/feeds/:tenantId/:feedId/:file", limitFailures(kit));
  // Answers HEAD too.
  app.get("/feeds/:tenantId/:feedId/:file{.+\\.ics}", (c) => serveFeed(kit, c));
  return app;
}

async function serveFeed(kit: Kit, c: Context<KitEnv>): Promise<Response> {
  const { file, ...ids } = c.req.param();
  const asked = feedParams.safeParse({ ...ids, secret: file?.replace(/\.ics$/, "") });
  const text = asked.success ? await read(kit, asked.data) : null;
  if (text === null) {
    return problem(c, new ProblemError(404, "NOT_FOUND", "There is no such feed"));
  }
  const etag = etagOf(text);
  const headers = {
    etag,
    "content-type": "text/calendar; charset=utf-8",
    // Programs keep it, proxies do not: it is one member's.
    "cache-control": "private, no-cache",
  };
  const known = (c.req.header("if-none-match") ?? "").split(",").map((tag) => tag.trim());
  // Compared weakly: a proxy that compresses marks the tag with W/.
  const unchanged = known.some((tag) => tag === "*" || tag.replace(/^W\//, "") === etag);
  return unchanged ? c.body(null, 304, headers) : c.body(text, 200, headers);
}

async function read(kit: Kit, asked: z.output<typeof feedParams>): Promise<string | null> {
  const { tenantId, feedId, secret } = asked;
  const busyTitle = (locale: string) => BUSY[locale.slice(0, 2)] ?? "Busy";
  return await kit.db.unit(tenantId, (tx) =>
    readFeed(tx, { feedId, secret, busyTitle, now: kit.now() }),
  );
}
