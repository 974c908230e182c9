import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import {
  type CareersSettings,
  saveCareersSettings,
  viewCareersSettings,
} from "../use-cases/careers-settings.ts";
import { careersSettingsInput, careersSettingsSchema } from "./careers-schemas.ts";

const tags = ["Jobs"];

/** Where the careers page is, and what it says first. Settings are for administrators to change. */
export function careersSettingsRoutes(kit: Kit) {
  const shown = { description: "As they are now", content: json(careersSettingsSchema) };

  const show = createRoute({
    method: "get",
    path: "/careers-settings",
    tags,
    summary: "The address of the careers page, and its introduction",
    middleware: requireMember(kit, SCHEDULING_ROLES),
    responses: { 200: shown, ...problemResponses(401, 403) },
  });

  const change = createRoute({
    method: "put",
    path: "/careers-settings",
    tags,
    summary: "Change the introduction",
    middleware: requireMember(kit, ["admin"]),
    request: { body: { content: json(careersSettingsInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 409) },
  });

  const view = ({ slug, intro, revision }: CareersSettings) => ({
    url: `${kit.env.ATS_URL}/careers/${slug}`,
    intro,
    revision,
  });

  return createRouter()
    .openapi(show, async (c) => {
      const settings = await inUnit(kit, c.var.member.tenantId, viewCareersSettings);
      return c.json(view(settings), 200);
    })
    .openapi(change, async (c) => {
      const saved = await inUnit(kit, c.var.member.tenantId, (work) =>
        saveCareersSettings(work, c.req.valid("json")),
      );
      return c.json(view(saved), 200);
    });
}
