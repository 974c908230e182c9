import { listConflicts, type OpenConflict, settleConflict } from "@convene/calendar/connected";
import { recipientsOf } from "@convene/notifications";
import { lockEvent, type Work } from "@convene/prisma";
import { createRoute, z } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { inUnit } from "../http/in-unit.ts";
import { requireMember, roleIn } from "../http/require-member.ts";
import { idParams, json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import {
  conflictAlternativesSchema,
  conflictAnswerInput,
  conflictSchema,
} from "./calendar-schemas.ts";
import { toConflict, toConflictAlternatives } from "./calendar-views.ts";
import type { EventChanges } from "./event-changes.ts";
import { OVERSEERS } from "./overseers.ts";

const tags = ["Calendars"];
/** No resource has it: of somebody without a time of their own there are no conflicts. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * What members' calendars and ours disagree about: those who look after the calendar see and decide
 * all of it, others what is about themselves. Each app adds them with its own rules for its events.
 *
 * @example
 * api.route("/", conflictRoutes(kit, interviewChanges))
 */
export function conflictRoutes(kit: Kit, changes: EventChanges) {
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
        description: "Open ones of events that are not over, the next events first",
        content: json(z.object({ items: z.array(conflictSchema) })),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  const alternatives = createRoute({
    method: "get",
    path: "/conflicts/{id}/alternatives",
    tags,
    summary: "Other times for the same people, and who could stand in",
    middleware,
    request: { params: idParams },
    responses: {
      200: {
        description: "Each can be had by one request to resolve it",
        content: json(conflictAlternativesSchema),
      },
      ...problemResponses(401, 403, 404),
    },
  });

  const resolve = createRoute({
    method: "post",
    path: "/conflicts/{id}/resolve",
    tags,
    summary: "Decide it",
    description:
      "`dismissed` leaves it, `put_back` writes the event into the calendar again; `rescheduled`, `replaced` and `cancelled` change the event, and everybody whom it concerns is told. A time that cannot be had is answered with 409, code SLOT_TAKEN or SLOT_NOT_OFFERED, and nothing is changed.",
    middleware,
    request: {
      params: idParams,
      body: { required: true, content: json(conflictAnswerInput) },
    },
    responses: {
      204: { description: "Decided" },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  /** Null: everybody's. */
  const scopeOf = (member: SignedInMember): string | null =>
    OVERSEERS.includes(roleIn(kit, member) ?? "") ? null : (member.resourceId ?? NOBODY);

  const find = async (
    { tx, now }: Work,
    member: SignedInMember,
    conflictId: string,
  ): Promise<OpenConflict> => {
    const resourceId = scopeOf(member) ?? undefined;
    const [found] = await listConflicts(tx, { eventKind, now, resourceId, conflictId });
    if (!found) throw notFound();
    return found;
  };

  /** Whoever else decides it, or changes the event, waits: then it is not open any more. */
  const findLocked = async (work: Work, member: SignedInMember, conflictId: string) => {
    const { event } = await find(work, member, conflictId);
    await lockEvent(work.tx, event.kind, event.row.id);
    return await find(work, member, conflictId);
  };

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const { event: eventId } = c.req.valid("query");
      const resourceId = scopeOf(member) ?? undefined;
      const items = await inUnit(kit, member.tenantId, async ({ tx, now }) => {
        const open = await listConflicts(tx, { eventKind, now, resourceId, eventId });
        return open.map((one) => toConflict(one, changes.possible(one.event, member, now)));
      });
      c.header("cache-control", "no-store");
      return c.json({ items }, 200);
    })
    .openapi(alternatives, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const { event, resource } = await find(work, member, id);
        const { whyNotMove, whyNotReplace } = changes.possible(event, member, work.now);
        const seat = { eventId: event.row.id, resourceId: resource.id };
        return toConflictAlternatives({
          times: whyNotMove === null ? await changes.findTimes(work, event, member) : [],
          standIns:
            whyNotReplace === null ? ((await changes.seats?.findStandIns(work, seat)) ?? []) : [],
          told: await recipientsOf(work.tx, event),
        });
      });
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(resolve, async (c) => {
      const { member } = c.var;
      const { id: conflictId } = c.req.valid("param");
      const answer = c.req.valid("json");
      const by = { kind: "member", id: member.id } as const;
      await inUnit(kit, member.tenantId, async (work) => {
        const { event, resource } = await findLocked(work, member, conflictId);
        const eventId = event.row.id;
        const possible = changes.possible(event, member, work.now);
        switch (answer.resolution) {
          case "rescheduled":
            requireAllowed(possible.whyNotMove);
            return void (await changes.move(work, { eventId, start: answer.start, by }));
          case "cancelled":
            requireAllowed(possible.whyNotCancel);
            return void (await changes.cancel(work, { eventId, by }));
          case "replaced": {
            requireAllowed(possible.whyNotReplace);
            if (!changes.seats) throw new ProblemError(409, "NO_STAND_INS", "Nobody can stand in");
            const seat = { eventId, resourceId: resource.id, standInId: answer.resourceId, by };
            return void (await changes.seats.replace(work, seat));
          }
          case "dismissed":
          case "put_back": {
            const settled = await settleConflict(kit.calendars, work.tx, {
              conflictId,
              answer: answer.resolution,
              memberId: member.id,
              resourceId: scopeOf(member),
            });
            if (!settled.ok) throw settled.error === "notFound" ? notFound() : notOutside();
          }
        }
      });
      return c.body(null, 204);
    });
}

/** For hono's client: `hc<ConflictApi>("/api")`. */
export type ConflictApi = ReturnType<typeof conflictRoutes>;

/** The use cases refuse the rest by themselves: who may not change events at all is ours to refuse. */
function requireAllowed(whyNot: string | null): void {
  if (whyNot === NOT_ALLOWED) {
    throw new ProblemError(403, NOT_ALLOWED, "Your role does not allow this");
  }
}

const NOT_ALLOWED = "NOT_ALLOWED";

function notFound(): ProblemError {
  return new ProblemError(404, "NOT_FOUND", "There is no such open conflict");
}

function notOutside(): ProblemError {
  return new ProblemError(409, "NOT_OUTSIDE", "The event was not changed in the calendar");
}
