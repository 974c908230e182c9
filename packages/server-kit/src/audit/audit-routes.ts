import { createRoute, z } from "@hono/zod-openapi";
import { isAdministrator } from "../auth/member-roles.ts";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import { requireMemberWho, roleIn } from "../http/require-member.ts";
import { json, timeSchema } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { OVERSEERS } from "../routes/overseers.ts";
import { listAuditEntries } from "./list-audit-entries.ts";
import { nameInvitations } from "./name-invitations.ts";
import { ORGANISATION_NAMES, PRODUCT_NAMES, type SubjectNames } from "./subject-names.ts";
import type { Subject } from "./subject-of.ts";

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
    subjectName: z.string().nullable().openapi({
      description:
        "What the first thing in the path is called today; null: it is gone or has no name, nothing stood there, or the reader does not look after this product",
      example: "Ana Costa · Haircut",
    }),
    requestId: z.string().openapi({ description: "The same as in the server's log" }),
  })
  .openapi("AuditEntry");

const auditPageSchema = z
  .object({ items: z.array(auditEntrySchema), nextCursor: z.uuid().nullable() })
  .openapi("AuditPage");

/**
 * Who did what; for administrators. Each app adds them with what its own things are called.
 *
 * @example
 * api.route("/", auditRoutes(kit, servicesSubjectNames))
 */
export function auditRoutes(kit: Kit, appNames: SubjectNames) {
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

  /** An administrator may have no part in this product: its clients or candidates are not theirs to see. */
  const namesFor = (member: SignedInMember): SubjectNames =>
    OVERSEERS.includes(roleIn(kit, member) ?? "")
      ? { ...ORGANISATION_NAMES, ...PRODUCT_NAMES, ...appNames }
      : ORGANISATION_NAMES;

  return createRouter().openapi(list, async (c) => {
    const { member } = c.var;
    const wanted = { ...c.req.valid("query"), product: kit.product };
    const ports = {
      names: namesFor(member),
      nameOthers: (subjects: readonly Subject[]) => nameInvitations(kit, member.tenantId, subjects),
    };
    const { items, nextCursor } = await inUnit(kit, member.tenantId, (work) =>
      listAuditEntries(ports, work, wanted),
    );
    c.header("cache-control", "no-store");
    return c.json(
      { items: items.map(({ at, ...item }) => ({ ...item, at: at.toISOString() })), nextCursor },
      200,
    );
  });
}

/** For hono's client: `hc<AuditApi>("/api")`. */
export type AuditApi = ReturnType<typeof auditRoutes>;
