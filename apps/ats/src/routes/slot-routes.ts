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
import type { SlotsFor } from "../slots/load-panel.ts";
import { type OrderedPanel, panelWishOf } from "../slots/panel-wish-of.ts";
import { explainInterviewSlot } from "../use-cases/explain-interview-slot.ts";
import { findInterviewSlots } from "../use-cases/find-interview-slots.ts";
import { listInterviewers } from "../use-cases/list-interviewers.ts";
import { interviewerSchema } from "./schemas.ts";
import {
  explainInput,
  explanationSchema,
  slotsInput,
  slotsQuery,
  slotsSchema,
} from "./slot-schemas.ts";
import { toExplanation, toSlots } from "./slot-views.ts";
import { toInterviewer } from "./views.ts";

const tags = ["Scheduling"];

/** What recruiters ask before they schedule: who there is, and when they can. */
export function slotRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);

  const interviewers = createRoute({
    method: "get",
    path: "/interviewers",
    tags,
    summary: "Who can be put on a panel, and how busy they are",
    middleware,
    responses: {
      200: {
        description: "By name",
        content: json(z.object({ items: z.array(interviewerSchema) })),
      },
      ...problemResponses(401, 403),
    },
  });

  const slots = createRoute({
    method: "get",
    path: "/slots",
    tags,
    summary: "The times that suit a whole panel, at most 31 days at once",
    middleware,
    request: { query: slotsQuery },
    responses: {
      200: { description: "With everybody's own free times", content: json(slotsSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const panelSlots = createRoute({
    method: "post",
    path: "/slots",
    tags,
    summary: "The times at which a panel of people and pools can meet, and the best of them",
    middleware,
    request: { body: { content: json(slotsInput), required: true } },
    responses: {
      200: { description: "At most 31 days at once", content: json(slotsSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const explain = createRoute({
    method: "post",
    path: "/explain",
    tags,
    summary: "Why a panel can or cannot meet at a time, person by person",
    middleware,
    request: { body: { content: json(explainInput), required: true } },
    responses: {
      200: { description: "All reasons at once", content: json(explanationSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  return createRouter()
    .openapi(interviewers, async (c) => {
      const items = await inUnit(kit, c.var.member.tenantId, listInterviewers);
      return c.json({ items: items.map(toInterviewer) }, 200);
    })
    .openapi(slots, async (c) => {
      const { member } = c.var;
      const { from, to, timeZone, stepMinutes, ...asked } = c.req.valid("query");
      const found = await inUnit(kit, member.tenantId, (work) =>
        findInterviewSlots(work, {
          of: readSubject(asked),
          range: { start: from, end: to },
          grid: {
            stepMinutes: stepMinutes === "15" ? 15 : 30,
            timeZone: timeZone ?? member.timeZone,
          },
        }),
      );
      return c.json(toSlots(found), 200);
    })
    .openapi(panelSlots, async (c) => {
      const { member } = c.var;
      const { from, to, timeZone, stepMinutes, applicationId, ...asked } = c.req.valid("json");
      const found = await inUnit(kit, member.tenantId, (work) =>
        findInterviewSlots(work, {
          of: readSubject(asked),
          range: { start: from, end: to },
          grid: {
            stepMinutes: stepMinutes === "15" ? 15 : 30,
            timeZone: timeZone ?? member.timeZone,
          },
          applicationId,
        }),
      );
      return c.json(toSlots(found), 200);
    })
    .openapi(explain, async (c) => {
      const { start, ...asked } = c.req.valid("json");
      const explained = await inUnit(kit, c.var.member.tenantId, (work) =>
        explainInterviewSlot(work, { of: readSubject(asked), start }),
      );
      return c.json(toExplanation(explained), 200);
    });
}

/** @throws InvalidInputError where neither a panel with a duration nor an interview is named */
function readSubject({
  interviewId,
  ...ordered
}: OrderedPanel & { readonly interviewId?: string | undefined }): SlotsFor {
  return interviewId === undefined ? panelWishOf(ordered, undefined) : { interviewId };
}
