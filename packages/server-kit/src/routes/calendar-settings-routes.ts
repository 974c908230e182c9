import { busyRulesOf, changeBusyRules } from "@convene/calendar/connected";
import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { OVERSEERS } from "./overseers.ts";

const settingsSchema = z
  .object({
    tentative: z.boolean().openapi({
      description: "Tentative events, and invitations answered with maybe, block",
    }),
    focusTime: z.boolean().openapi({ description: "Focus time in Google Calendar blocks" }),
  })
  .openapi("CalendarSettings");

const path = "/settings/calendars";

/** What blocks the time of an organisation's people, where opinions differ. */
export function calendarSettingsRoutes(kit: Kit) {
  const overseers = requireMember(kit, OVERSEERS);

  const show = createRoute({
    method: "get",
    path,
    tags: ["Calendars"],
    summary: "What in connected calendars blocks everybody's time",
    middleware: overseers,
    responses: {
      200: { description: "The settings", content: json(settingsSchema) },
      ...problemResponses(401, 403),
    },
  });

  const change = createRoute({
    method: "put",
    path,
    tags: ["Calendars"],
    summary: "Change what blocks everybody's time",
    description: "All connected calendars are read again.",
    middleware: overseers,
    request: { body: { required: true, content: json(settingsSchema) } },
    responses: {
      200: { description: "As they are now", content: json(settingsSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const rules = await kit.db.unit(c.var.member.tenantId, busyRulesOf);
      return c.json({ ...rules }, 200);
    })
    .openapi(change, async (c) => {
      const { tenantId } = c.var.member;
      const rules = c.req.valid("json");
      await kit.db.unit(tenantId, (tx) => changeBusyRules(kit.calendars, tx, { tenantId, rules }));
      return c.json(rules, 200);
    });
}
