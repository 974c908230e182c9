import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { readToday } from "../use-cases/read-today.ts";
import { todaySchema } from "./today-schemas.ts";
import { toToday } from "./today-views.ts";

/** The home page. */
export function todayRoutes(kit: Kit) {
  const today = createRoute({
    method: "get",
    path: "/today",
    tags: ["Interviews"],
    summary: "Today's interviews, and what needs a decision of whoever asks",
    middleware: requireMember(kit),
    responses: {
      200: { description: "By the clocks of whoever asks", content: json(todaySchema) },
      ...problemResponses(401, 403),
    },
  });

  return createRouter().openapi(today, async (c) => {
    const { member } = c.var;
    const read = await inUnit(kit, member.tenantId, (work) => readToday(work, member));
    return c.json(toToday(read), 200);
  });
}
