import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { openPortalLink } from "../links/portal-link.ts";
import { viewPortal } from "../requests/view-portal.ts";
import { portalSchema } from "./portal-schemas.ts";
import { toPortal } from "./portal-views.ts";
import { tokenParams } from "./schemas.ts";

/** All that is under way with a candidate, by signed link: no account, limited in rate. */
export function portalRoutes(kit: Kit) {
  const show = createRoute({
    method: "get",
    path: "/portal-links/{token}",
    tags: ["Candidate's link"],
    summary: "A candidate's applications, interviews and what waits for their answer",
    middleware: rateLimit(kit, "public"),
    request: { params: tokenParams },
    responses: {
      200: { description: "As it is now", content: json(portalSchema) },
      ...problemResponses(404, 410, 429),
    },
  });

  return createRouter().openapi(show, async (c) => {
    const { tenantId, candidateId } = await openPortalLink(kit, c.req.valid("param").token);
    const view = await inUnit(kit, tenantId, (work) => viewPortal(work, candidateId));
    c.header("cache-control", "no-store");
    return c.json(await toPortal(kit, view), 200);
  });
}
