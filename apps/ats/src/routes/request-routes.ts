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
import { createRoute, z } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { createRequest } from "../requests/create-request.ts";
import { listRequests } from "../requests/read-requests.ts";
import { createRequestMessages } from "../requests/request-messages.ts";
import { resendRequest, withdrawRequest } from "../requests/withdraw-request.ts";
import { readOrderWish } from "./loop-views.ts";
import { requestInput, requestSchema } from "./request-schemas.ts";
import { toRequest } from "./request-views.ts";

const tags = ["Scheduling requests"];

/** Asking candidates for a time. */
export function requestRoutes(kit: Kit) {
  const schedulers = requireMember(kit, SCHEDULING_ROLES);
  const messages = createRequestMessages(kit);
  const all = z.object({ items: z.array(requestSchema) });
  const listed = { description: "All of the application, latest first", content: json(all) };

  const list = createRoute({
    method: "get",
    path: "/applications/{id}/requests",
    tags,
    summary: "What a candidate was asked, and what they answered",
    middleware: schedulers,
    request: { params: idParams },
    responses: { 200: listed, ...problemResponses(401, 403, 404) },
  });

  const create = createRoute({
    method: "post",
    path: "/applications/{id}/requests",
    tags,
    summary: "Ask a candidate for a time, by mail",
    description:
      "Proposals are held until it expires. Refused with SLOT_TAKEN, SLOT_NOT_OFFERED or PROPOSALS_OVERLAP where they can't be. Honours Idempotency-Key.",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(requestInput), required: true } },
    responses: { 201: listed, ...problemResponses(400, 401, 403, 404, 409, 422) },
  });

  const deed = <const Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: "post",
      path: `/requests/{id}/${path}` as const,
      tags,
      summary,
      middleware: schedulers,
      request: { params: idParams },
      responses: { 200: listed, ...problemResponses(401, 403, 404, 409) },
    });
  const resend = deed("resend", "Send the link once more");
  const withdraw = deed("withdraw", "Take it back; what was held is free again");

  const show = async (
    work: Parameters<typeof listRequests>[0],
    applicationId: string,
    viewer: Parameters<typeof listRequests>[2],
  ) => {
    const views = await listRequests(work, applicationId, viewer);
    return { items: await Promise.all(views.map((view) => toRequest(kit, view))) };
  };

  return createRouter()
    .openapi(list, async (c) => {
      const viewer = c.var.member;
      const { id } = c.req.valid("param");
      return c.json(await inUnit(kit, viewer.tenantId, (work) => show(work, id, viewer)), 200);
    })
    .openapi(create, async (c) => {
      const viewer = c.var.member;
      const { tenantId } = viewer;
      const { id: applicationId } = c.req.valid("param");
      const { planId, interviews, timeZone = viewer.timeZone, ...rest } = c.req.valid("json");
      return await idempotent(kit, c, { tenantId, operation: "create-request" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const of = readOrderWish({ planId, interviews });
          const wanted = { ...rest, applicationId, of, timeZone, viewer };
          await createRequest(work, wanted, messages);
          return c.json(await show(work, applicationId, viewer), 201);
        }),
      );
    })
    .openapi(resend, async (c) => {
      const viewer = c.var.member;
      const { id: requestId } = c.req.valid("param");
      const answer = await inUnit(kit, viewer.tenantId, async (work) => {
        const { applicationId } = await resendRequest(work, { requestId, viewer }, messages);
        return await show(work, applicationId, viewer);
      });
      return c.json(answer, 200);
    })
    .openapi(withdraw, async (c) => {
      const viewer = c.var.member;
      const { id: requestId } = c.req.valid("param");
      const answer = await inUnit(kit, viewer.tenantId, async (work) => {
        const { applicationId } = await withdrawRequest(work, { requestId, viewer });
        return await show(work, applicationId, viewer);
      });
      return c.json(answer, 200);
    });
}
