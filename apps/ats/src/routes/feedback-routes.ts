import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { listFeedback } from "../feedback/list-feedback.ts";
import { listOwedScorecards } from "../feedback/list-owed-scorecards.ts";
import { saveScorecard } from "../feedback/save-scorecard.ts";
import { viewScorecard } from "../feedback/view-scorecard.ts";
import {
  applicationFeedbackSchema,
  owedSchema,
  ownScorecardSchema,
  scorecardInput,
} from "./feedback-schemas.ts";
import { toApplicationFeedback, toOwed, toOwnScorecard } from "./feedback-views.ts";

const tags = ["Feedback"];

/** What interviewers make of candidates. */
export function feedbackRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const own = { description: "As it is now", content: json(ownScorecardSchema) };

  const owed = createRoute({
    method: "get",
    path: "/scorecards/owed",
    tags,
    summary: "The scorecards that are not in: one's own, and for schedulers everybody's",
    middleware,
    responses: {
      200: { description: "The oldest first", content: json(owedSchema) },
      ...problemResponses(401, 403),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/interviews/{id}/scorecard",
    tags,
    summary: "One's own scorecard of an interview, with what it asks for",
    middleware,
    request: { params: idParams },
    responses: { 200: own, ...problemResponses(401, 403, 404) },
  });

  const save = createRoute({
    method: "put",
    path: "/interviews/{id}/scorecard",
    tags,
    summary: "Save it as a draft, or hand it in",
    description:
      "Before the interview begins it is refused with NOT_STARTED_YET; where another window saved it since, with CONCURRENT_CHANGE. What is handed in can be corrected, not taken back.",
    middleware,
    request: { params: idParams, body: { content: json(scorecardInput), required: true } },
    responses: { 200: own, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const debrief = createRoute({
    method: "get",
    path: "/applications/{id}/feedback",
    tags,
    summary: "All scorecards of an application, side by side",
    description:
      "Others' are seen once one's own are in; private notes by those who schedule only.",
    middleware,
    request: { params: idParams },
    responses: {
      200: { description: "By interview", content: json(applicationFeedbackSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  return createRouter()
    .openapi(owed, async (c) => {
      const { member } = c.var;
      const items = await inUnit(kit, member.tenantId, (work) => listOwedScorecards(work, member));
      return c.json(toOwed(items), 200);
    })
    .openapi(show, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const view = await inUnit(kit, member.tenantId, (work) => viewScorecard(work, id, member));
      return c.json(toOwnScorecard(view), 200);
    })
    .openapi(save, async (c) => {
      const { member: viewer } = c.var;
      const { id: interviewId } = c.req.valid("param");
      const request = c.req.valid("json");
      const view = await inUnit(kit, viewer.tenantId, async (work) => {
        await saveScorecard(work, { ...request, interviewId, viewer });
        return await viewScorecard(work, interviewId, viewer);
      });
      return c.json(toOwnScorecard(view), 200);
    })
    .openapi(debrief, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const feedback = await inUnit(kit, member.tenantId, (work) => listFeedback(work, id, member));
      return c.json(toApplicationFeedback(feedback), 200);
    });
}
