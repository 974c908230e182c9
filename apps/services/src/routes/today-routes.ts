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
import { hostScope } from "./host-scope.ts";
import { todaySchema } from "./today-schemas.ts";
import { toToday } from "./today-views.ts";

/** The home page. */
export function todayRoutes(kit: Kit) {
  const today = createRoute({
    method: "get",
    path: "/today",
    tags: ["Appointments"],
    summary: "Today's appointments, and what needs a decision: staff see their own",
    middleware: requireMember(kit),
    responses: {
      200: { description: "By the clocks of whoever asks", content: json(todaySchema) },
      ...problemResponses(401, 403),
    },
  });

  return createRouter().openapi(today, async (c) => {
    const { member } = c.var;
    const read = await inUnit(kit, member.tenantId, (work) =>
      readToday(work, {
        memberId: member.id,
        timeZone: member.timeZone,
        ...hostScope(member),
        isOverseer: member.servicesRole !== "staff",
      }),
    );
    return c.json(toToday(read), 200);
  });
}
