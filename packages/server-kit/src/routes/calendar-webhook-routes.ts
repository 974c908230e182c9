import {
  noticeOfGoogle,
  noticesOfOutlook,
  readOutlookHandshake,
} from "@convene/calendar/connected";
import type { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import { z } from "zod";
import { createRouter } from "../http/create-router.ts";
import type { KitEnv } from "../http/kit-env.ts";
import { limitFailures } from "../http/rate-limit.ts";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";

const paramsSchema = z.object({ tenantId: z.uuid(), calendarId: z.uuid() });

/**
 * Where calendar providers say that something changed. What counts is the secret that comes with each
 * notice; the address only says whose calendar it is about. The account is read by a job.
 */
export function calendarWebhookRoutes(kit: Kit): OpenAPIHono<KitEnv> {
  const app = createRouter();
  const { calendars } = kit;
  app.use("/webhooks/google-calendar/*", limitFailures(kit));
  app.use("/webhooks/graph/*", limitFailures(kit));

  app.post("/webhooks/google-calendar/:tenantId/:calendarId", async (c) => {
    const asked = paramsSchema.safeParse(c.req.param());
    if (!asked.success) return refuse(c);
    const { tenantId, calendarId } = asked.data;
    const { headers } = c.req.raw;
    const taken = await kit.db.unit(tenantId, (tx) =>
      noticeOfGoogle(calendars, tx, calendarId, headers),
    );
    return taken ? c.body(null, 204) : refuse(c);
  });

  app.post("/webhooks/graph/:tenantId/:calendarId", async (c) => {
    const handshake = readOutlookHandshake(new URL(c.req.url));
    if (handshake !== null) return c.text(handshake, 200);
    const asked = paramsSchema.safeParse(c.req.param());
    if (!asked.success) return refuse(c);
    const { tenantId, calendarId } = asked.data;
    const body: unknown = await c.req.json().catch(() => null);
    const taken = await kit.db.unit(tenantId, (tx) =>
      noticesOfOutlook(calendars, tx, calendarId, body),
    );
    return taken ? c.body(null, 202) : refuse(c);
  });
  return app;
}

function refuse(c: Context<KitEnv>): Response {
  return problem(c, new ProblemError(401, "SIGNATURE_INVALID", "The notice is not from there"));
}
