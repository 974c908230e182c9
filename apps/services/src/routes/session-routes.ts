import type { Work } from "@convene/prisma";
import {
  createRouter,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { cancelSession } from "../use-cases/cancel-session.ts";
import { changeSessionCapacity } from "../use-cases/change-session-capacity.ts";
import { moveSession } from "../use-cases/move-session.ts";
import { planSession } from "../use-cases/plan-session.ts";
import { viewSession } from "../use-cases/view-session.ts";
import { hostScope } from "./host-scope.ts";
import { ownHost } from "./own-host.ts";
import { cancelInput, sessionSchema } from "./schemas.ts";
import { sessionEditInput, sessionInput, sessionMoveInput } from "./session-schemas.ts";
import { toSession } from "./views.ts";

const tags = ["Sessions"];

/** Sessions that several clients share: owners and managers see to all, staff to their own. */
export function sessionRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const shown = { description: "As it is now", content: json(sessionSchema) };

  const plan = createRoute({
    method: "post",
    path: "/sessions",
    tags,
    summary: "Plan a session that clients can join",
    description: "Bound by working hours, busy times and limits. Honours Idempotency-Key.",
    middleware,
    request: { body: { content: json(sessionInput), required: true } },
    responses: {
      201: { description: "Planned", content: json(sessionSchema) },
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/sessions/{id}",
    tags,
    summary: "A session, and who is in it",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const edit = createRoute({
    method: "patch",
    path: "/sessions/{id}",
    tags,
    summary: "Change how many can come",
    middleware,
    request: { params: idParams, body: { content: json(sessionEditInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const move = createRoute({
    method: "post",
    path: "/sessions/{id}/reschedule",
    tags,
    summary: "Move it with everybody in it, who are all told",
    middleware,
    request: { params: idParams, body: { content: json(sessionMoveInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const cancel = createRoute({
    method: "post",
    path: "/sessions/{id}/cancel",
    tags,
    summary: "Cancel it; everybody in it is told",
    middleware,
    request: { params: idParams, body: { content: json(cancelInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const view = async (work: Work, id: string) => toSession(await viewSession(work, id));

  return createRouter()
    .openapi(plan, async (c) => {
      const { tenantId } = c.var.member;
      const request = c.req.valid("json");
      const hostId = ownHost(c.var.member, request.hostId);
      return await idempotent(kit, c, { tenantId, operation: "plan-session" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const { id } = await planSession(work, { ...request, hostId });
          return c.json(await view(work, id), 201);
        }),
      );
    })
    .openapi(show, async (c) => {
      const { id } = c.req.valid("param");
      const scope = hostScope(c.var.member);
      const answer = await inUnit(kit, c.var.member.tenantId, (work) =>
        viewSession(work, id, scope),
      );
      return c.json(toSession(answer), 200);
    })
    .openapi(edit, async (c) => {
      const { id: sessionId } = c.req.valid("param");
      const { capacity } = c.req.valid("json");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await changeSessionCapacity(work, { sessionId, capacity, ...hostScope(c.var.member) });
        return await view(work, sessionId);
      });
      return c.json(answer, 200);
    })
    .openapi(move, async (c) => {
      const { id: sessionId } = c.req.valid("param");
      const { hostId: asked, start, reason } = c.req.valid("json");
      const toHostId = asked === undefined ? undefined : ownHost(c.var.member, asked);
      const by = asActor(c.var.member);
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        const request = { sessionId, start, toHostId, by, reason, ...hostScope(c.var.member) };
        await moveSession(work, request, kit.db);
        return await view(work, sessionId);
      });
      return c.json(answer, 200);
    })
    .openapi(cancel, async (c) => {
      const { id: sessionId } = c.req.valid("param");
      const { reason } = c.req.valid("json");
      const by = asActor(c.var.member);
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await cancelSession(work, { sessionId, by, reason, ...hostScope(c.var.member) });
        return await view(work, sessionId);
      });
      return c.json(answer, 200);
    });
}

function asActor(member: SignedInMember) {
  return { kind: "member", id: member.id } as const;
}
