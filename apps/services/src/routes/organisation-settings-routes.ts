import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { saveSettings } from "../use-cases/save-settings.ts";
import { viewSettings } from "../use-cases/view-settings.ts";
import { settingsInput, settingsSchema } from "./organisation-settings-schemas.ts";
import { MANAGERS } from "./resource-rights.ts";

const tags = ["Organisation"];

/** What an organisation decides for itself as a whole. */
export function organisationSettingsRoutes(kit: Kit) {
  const middleware = requireMember(kit, MANAGERS);
  const shown = { description: "As they are now", content: json(settingsSchema) };

  const show = createRoute({
    method: "get",
    path: "/organisation-settings",
    tags,
    summary: "The organisation's settings",
    middleware,
    responses: { 200: shown, ...problemResponses(401, 403) },
  });

  const change = createRoute({
    method: "put",
    path: "/organisation-settings",
    tags,
    summary: "Change them; another currency only until something was booked or paid",
    middleware,
    request: { body: { content: json(settingsInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 409) },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const settings = await inUnit(kit, c.var.member.tenantId, viewSettings);
      return c.json(settings, 200);
    })
    .openapi(change, async (c) => {
      const settings = c.req.valid("json");
      const saved = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveSettings(work, settings),
      );
      return c.json(saved, 200);
    });
}
