import { listConflicts, settleConflict } from "@convene/calendar/connected";
import { createRoute, z } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember, roleIn } from "../http/require-member.ts";
import { idParams, json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { conflictSchema } from "./calendar-schemas.ts";
import { toConflict } from "./calendar-views.ts";
import { OVERSEERS } from "./overseers.ts";

const tags = ["Calendars"];
/** No resource has it: of somebody without a time of their own there are no conflicts. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * What members' calendars and ours disagree about: those who look after the calendar see and decide
 * all of it, others what is about themselves.
 */
export function conflictRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const eventKind = kit.product === "ats" ? "interview" : "appointment";

  const list = createRoute({
    method: "get",
    path: "/conflicts",
    tags,
    summary: "Where connected calendars and ours disagree",
    middleware,
    request: {
      query: z.object({
        event: z.uuid().optional().openapi({ description: "Only those of this event" }),
      }),
    },
    responses: {
      200: {
        description: "Open ones, the next events first",
        content: json(z.object({ items: z.array(conflictSchema) })),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  const resolve = createRoute({
    method: "post",
    path: "/conflicts/{id}/resolve",
    tags,
    summary: "Leave it, or put the event back into the calendar",
    description: "Moving or cancelling the event, by their own routes, ends its conflicts too.",
    middleware,
    request: {
      params: idParams,
      body: {
        required: true,
        content: json(z.object({ resolution: z.enum(["dismissed", "put_back"]) })),
      },
    },
    responses: {
      204: { description: "Decided" },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  /** Null: everybody's. */
  const scopeOf = (member: SignedInMember): string | null =>
    OVERSEERS.includes(roleIn(kit, member) ?? "") ? null : (member.resourceId ?? NOBODY);

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const { event: eventId } = c.req.valid("query");
      const resourceId = scopeOf(member) ?? undefined;
      const items = await kit.db.unit(member.tenantId, (tx) =>
        listConflicts(tx, { eventKind, resourceId, eventId }),
      );
      c.header("cache-control", "no-store");
      return c.json({ items: items.map(toConflict) }, 200);
    })
    .openapi(resolve, async (c) => {
      const { member } = c.var;
      const { id: conflictId } = c.req.valid("param");
      const { resolution: answer } = c.req.valid("json");
      const settled = await kit.db.unit(member.tenantId, (tx) =>
        settleConflict(kit.calendars, tx, {
          conflictId,
          answer,
          memberId: member.id,
          resourceId: scopeOf(member),
        }),
      );
      if (settled.ok) return c.body(null, 204);
      throw settled.error === "notFound"
        ? new ProblemError(404, "NOT_FOUND", "There is no such open conflict")
        : new ProblemError(409, "NOT_OUTSIDE", "The event was not changed in the calendar");
    });
}
