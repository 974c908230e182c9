import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { listEmployees } from "../offers/list-employees.ts";
import { employeeSchema } from "./offer-schemas.ts";
import { toEmployee } from "./offer-views.ts";

/** Who accepted an offer. */
export function employeeRoutes(kit: Kit) {
  const list = createRoute({
    method: "get",
    path: "/employees",
    tags: ["Offers"],
    summary: "Who accepted an offer, for the jobs that whoever asks may see",
    middleware: requireMember(kit, SCHEDULING_ROLES),
    responses: {
      200: {
        description: "By the day on which they start, the latest first",
        content: json(z.object({ items: z.array(employeeSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  return createRouter().openapi(list, async (c) => {
    const { member } = c.var;
    const entries = await inUnit(kit, member.tenantId, (work) => listEmployees(work, member));
    return c.json({ items: entries.map(toEmployee) }, 200);
  });
}
