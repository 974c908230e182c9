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
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { viewBoard } from "../use-cases/view-board.ts";
import { boardQuery, boardSchema } from "./board-schemas.ts";
import { toBoard } from "./board-views.ts";

/** The pipeline of a job at a glance. */
export function boardRoutes(kit: Kit) {
  const show = createRoute({
    method: "get",
    path: "/jobs/{id}/board",
    tags: ["Jobs"],
    summary: "Who is in which stage of a job, and since when",
    middleware: requireMember(kit, SCHEDULING_ROLES),
    request: { params: idParams, query: boardQuery },
    responses: {
      200: { description: "As it is now", content: json(boardSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  return createRouter().openapi(show, async (c) => {
    const { member } = c.var;
    const { id: jobId } = c.req.valid("param");
    const { status } = c.req.valid("query");
    const board = await inUnit(kit, member.tenantId, (work) =>
      viewBoard(work, { jobId, status, viewer: member }),
    );
    return c.json(toBoard(board), 200);
  });
}
