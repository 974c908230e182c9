import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { RECRUITING_ROLES } from "../domain/viewer.ts";
import { eraseCandidate } from "../use-cases/erase-candidate.ts";
import { exportCandidate } from "../use-cases/export-candidate.ts";
import { saveCandidate } from "../use-cases/save-candidate.ts";
import { candidateInput } from "./candidate-schemas.ts";

const tags = ["Candidates"];

/** What is known of candidates themselves, across their applications. */
export function candidateRoutes(kit: Kit) {
  const middleware = requireMember(kit, RECRUITING_ROLES);

  const change = createRoute({
    method: "put",
    path: "/candidates/{id}",
    tags,
    summary: "Correct what is known of a candidate",
    middleware,
    request: { params: idParams, body: { content: json(candidateInput), required: true } },
    responses: { 204: { description: "Saved" }, ...problemResponses(400, 401, 403, 404) },
  });

  const download = createRoute({
    method: "get",
    path: "/candidates/{id}/export",
    tags,
    summary: "All that is kept about a candidate, to give to them",
    middleware,
    request: { params: idParams },
    responses: {
      200: {
        description: "An archive of `candidate.json` and their files",
        content: { "application/zip": { schema: z.string().openapi({ format: "binary" }) } },
      },
      ...problemResponses(401, 403, 404),
    },
  });

  const erase = createRoute({
    method: "delete",
    path: "/candidates/{id}",
    tags,
    summary: "Erase a candidate: what happened stays, not to whom",
    description: "Refused with CANDIDATE_EXPECTED while interviews are to come.",
    middleware,
    request: { params: idParams },
    responses: { 204: { description: "Erased" }, ...problemResponses(401, 403, 404, 409) },
  });

  return createRouter()
    .openapi(change, async (c) => {
      const { id } = c.req.valid("param");
      const facts = c.req.valid("json");
      await inUnit(kit, c.var.member.tenantId, (work) => saveCandidate(work, id, facts));
      return c.body(null, 204);
    })
    .openapi(download, async (c) => {
      const { id } = c.req.valid("param");
      const archive = await inUnit(kit, c.var.member.tenantId, (work) => exportCandidate(work, id));
      return c.body(new Uint8Array(archive), 200, {
        "content-type": "application/zip",
        "content-disposition": `attachment; filename="candidate-${id}.zip"`,
        "cache-control": "no-store",
      });
    })
    .openapi(erase, async (c) => {
      const { id: candidateId } = c.req.valid("param");
      const { id: memberId, tenantId } = c.var.member;
      await inUnit(kit, tenantId, (work) => eraseCandidate(work, { candidateId, memberId }));
      return c.body(null, 204);
    });
}
