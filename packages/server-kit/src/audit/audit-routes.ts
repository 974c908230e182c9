import { createRoute, z } from "@hono/zod-openapi";
import { isAdministrator } from "../auth/member-roles.ts";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import { requireMemberWho } from "../http/require-member.ts";
import { json, timeSchema } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { listAuditEntries } from "./list-audit-entries.ts";

export const auditEntrySchema = z
  .object({
    id: z.uuid(),
    at: timeSchema,
    memberId: z.uuid(),
    memberName: z.string().nullable().openapi({ description: "null: no member any more" }),
    operation: z.string().openapi({
      description: "As this description names it",
      example: "PATCH /members/{id}",
    }),
    subject: z.record(z.string(), z.string()).openapi({ description: "What stood in the path" }),
    requestId: z.string().openapi({ description: "The same as in the server's log" }),
  })
  .openapi("AuditEntry");

const auditPageSchema = z
  .object({ items: z.array(auditEntrySchema), nextCursor: z.uuid().nullable() })
  .openapi("AuditPage");

/** Who did what; for administrators. */
export function auditRoutes(kit: Kit) {
  const list = createRoute({
    method: "get",
    path: "/audit",
    tags: ["Organisation"],
    summary: "Who changed what, and who took personal data out",
    middleware: requireMemberWho(kit, isAdministrator),
    request: {
      query: z.object({
        memberId: z.uuid().optional().openapi({ description: "Of this member only" }),
        cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
      }),
    },
    responses: {
      200: { description: "The latest first, of this product", content: json(auditPageSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter().openapi(list, async (c) => {
    const wanted = { ...c.req.valid("query"), product: kit.product };
    const { items, nextCursor } = await inUnit(kit, c.var.member.tenantId, (work) =>
      listAuditEntries(work, wanted),
    );
    return c.json(
      { items: items.map(({ at, ...item }) => ({ ...item, at: at.toISOString() })), nextCursor },
      200,
    );
  });
}
