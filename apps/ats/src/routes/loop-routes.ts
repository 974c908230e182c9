import {
  createRouter,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { bookLoop } from "../loops/book-loop.ts";
import { readLoopQuestion } from "../loops/find-loop-proposals.ts";
import { proposeLoops } from "../loops/propose-loops.ts";
import { readWeeklyHours } from "./interviewer-views.ts";
import { bookedLoopSchema, loopInput, loopSearchInput, loopsSchema } from "./loop-schemas.ts";
import { readOrderWish, toBookedLoop, toLoops } from "./loop-views.ts";

const tags = ["Scheduling"];

/** Several interviews of one candidate at once. */
export function loopRoutes(kit: Kit) {
  const schedulers = requireMember(kit, SCHEDULING_ROLES);

  const search = createRoute({
    method: "post",
    path: "/applications/{id}/loops/search",
    tags,
    summary: "The best ways to schedule several interviews together, or why there is none",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(loopSearchInput), required: true } },
    responses: {
      200: { description: "At most 31 days at once", content: json(loopsSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const book = createRoute({
    method: "post",
    path: "/applications/{id}/loops",
    tags,
    summary: "Schedule several interviews as they were proposed: all of them, or none",
    description:
      "Refused with SLOT_TAKEN, SLOT_NOT_OFFERED or CANDIDATE_BUSY where one of them is not possible any more: nothing is booked then. Honours Idempotency-Key.",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(loopInput), required: true } },
    responses: {
      201: { description: "Scheduled", content: json(bookedLoopSchema) },
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  });

  return createRouter()
    .openapi(search, async (c) => {
      const viewer = c.var.member;
      const { id: applicationId } = c.req.valid("param");
      const { from, to, hours, sequence, requestId, ...asked } = c.req.valid("json");
      const { loaded, candidate } = await inUnit(kit, viewer.tenantId, (work) =>
        readLoopQuestion(work, {
          applicationId,
          of: readOrderWish({ ...asked, requestId }),
          range: { start: from, end: to },
          hours: hours && readWeeklyHours(hours),
          sequence,
          requestId,
          viewer,
        }),
      );
      return c.json(toLoops(proposeLoops(loaded), candidate), 200);
    })
    .openapi(book, async (c) => {
      const viewer = c.var.member;
      const { tenantId } = viewer;
      const { id: applicationId } = c.req.valid("param");
      const { planned, timeZone = viewer.timeZone, requestId, ...asked } = c.req.valid("json");
      return await idempotent(kit, c, { tenantId, operation: "book-loop" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const of = readOrderWish({ ...asked, requestId });
          const booked = await bookLoop(
            work,
            { applicationId, of, planned, timeZone, viewer, requestId },
            kit,
          );
          return c.json(toBookedLoop(booked), 201);
        }),
      );
    });
}
