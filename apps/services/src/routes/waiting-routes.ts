import type { Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import {
  countMail,
  createRouter,
  FREED_TIME_QUEUE,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
  requireMember,
  type SignedInMember,
  tenantOfSlug,
  timeSchema,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { offerPorts } from "../links/offer-ports.ts";
import { openWaitingLink, signWaitingToken } from "../links/waiting-link.ts";
import { leaveWaitingList, passOffer, takeOffer } from "../use-cases/answer-offer.ts";
import { joinWaitingList } from "../use-cases/join-waiting-list.ts";
import { listWaited, listWaiting } from "../use-cases/list-waiting.ts";
import { offerChosenTime } from "../use-cases/offer-freed-time.ts";
import { viewAppointment } from "../use-cases/view-appointment.ts";
import { viewOrganisation } from "../use-cases/view-organisation.ts";
import { viewWaitingEntry } from "../use-cases/view-waiting-entry.ts";
import { hostScope } from "./host-scope.ts";
import { inviteUrl, signBookingToken } from "./manage-link.ts";
import { slugParams, tokenParams } from "./schemas.ts";
import { toClientAppointment } from "./views.ts";
import {
  joinedSchema,
  joinInput,
  offerInput,
  staffJoinInput,
  staffWaitingSchema,
  takenSchema,
  waitingEntrySchema,
  waitingQuery,
} from "./waiting-schemas.ts";
import { toStaffWaiting, toWaitingEntry } from "./waiting-views.ts";

const tags = ["Waiting list"];

/** Waiting for a time: clients join and answer offers by signed link, staff look after the list. */
export function waitingRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const middleware = requireMember(kit);
  const shown = { description: "As it is now", content: json(waitingEntrySchema) };

  const join = createRoute({
    method: "post",
    path: "/public/{slug}/waiting",
    tags,
    summary: "Wait for a time that is taken",
    middleware: limited,
    request: { params: slugParams, body: { content: json(joinInput), required: true } },
    responses: {
      201: { description: "On the list", content: json(joinedSchema) },
      ...problemResponses(400, 404, 409, 422, 429),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/waiting-place/{token}",
    tags,
    summary: "One's place on the list, and what is offered",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const take = createRoute({
    method: "post",
    path: "/waiting-place/{token}/take",
    tags,
    summary: "Book what is offered",
    description: "Refused with NO_OFFER where nothing is held any more.",
    middleware: limited,
    request: { params: tokenParams },
    responses: {
      201: { description: "Booked", content: json(takenSchema) },
      ...problemResponses(404, 409, 410, 429),
    },
  });

  const pass = createRoute({
    method: "post",
    path: "/waiting-place/{token}/pass",
    tags,
    summary: "Leave what is offered to whoever is next, and wait on",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 409, 410, 429) },
  });

  const leave = createRoute({
    method: "delete",
    path: "/waiting-place/{token}",
    tags,
    summary: "Wait no more",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const list = createRoute({
    method: "get",
    path: "/waiting",
    tags,
    summary: "Who waits, by service, first come first; or who waits no more, the latest first",
    middleware,
    request: { query: waitingQuery },
    responses: {
      200: {
        description: "All of them",
        content: json(z.object({ items: z.array(staffWaitingSchema) })),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  const add = createRoute({
    method: "post",
    path: "/waiting",
    tags,
    summary: "Put a client on the list, as by phone",
    middleware,
    request: { body: { content: json(staffJoinInput), required: true } },
    responses: {
      201: { description: "On the list", content: json(z.object({ id: z.uuid() })) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const offer = createRoute({
    method: "post",
    path: "/waiting/{id}/offer",
    tags,
    summary: "Offer somebody who waits a time, whether or not they wished for it",
    description: "It is held for them, and they are told until when. It has to be one for clients.",
    middleware,
    request: { params: idParams, body: { content: json(offerInput), required: true } },
    responses: {
      200: { description: "Until when", content: json(z.object({ expiresAt: timeSchema })) },
      ...problemResponses(400, 401, 403, 404, 409),
    },
  });

  const book = createRoute({
    method: "post",
    path: "/waiting/{id}/take",
    tags,
    summary: "Book what is offered, as told by phone",
    middleware,
    request: { params: idParams },
    responses: {
      201: { description: "Booked", content: json(z.object({ appointmentId: z.uuid() })) },
      ...problemResponses(401, 403, 404, 409),
    },
  });

  const remove = createRoute({
    method: "delete",
    path: "/waiting/{id}",
    tags,
    summary: "Take somebody off the list",
    middleware,
    request: { params: idParams },
    responses: { 204: { description: "Off it" }, ...problemResponses(401, 403, 404) },
  });

  const view = async (work: Work, entryId: string) =>
    toWaitingEntry(await viewWaitingEntry(work, entryId), await viewOrganisation(work), work.now);
  /** Somebody may be next. */
  const tellNext = ({ tx, tenantId }: Work) =>
    kit.jobs.enqueue(tx, FREED_TIME_QUEUE, [{ tenantId }]);

  return createRouter()
    .openapi(join, async (c) => {
      const tenantId = await tenantOfSlug(kit, c.req.valid("param").slug);
      const request = c.req.valid("json");
      await countMail(kit, c, "booking", request.client.email);
      return await idempotent(kit, c, { tenantId, operation: "join-waiting-list" }, () =>
        inUnit(kit, tenantId, async (work) => {
          const joined = await joinWaitingList(work, { ...request, by: { kind: "client" } });
          await tellNext(work);
          const token = joined.isClient ? await signWaitingToken(kit, joined.entry) : null;
          return c.json({ entry: await view(work, joined.entry.id), token }, 201);
        }),
      );
    })
    .openapi(show, async (c) => {
      const { tenantId, entryId } = await openWaitingLink(kit, c.req.valid("param").token);
      c.header("cache-control", "no-store");
      return c.json(await inUnit(kit, tenantId, (work) => view(work, entryId)), 200);
    })
    .openapi(take, async (c) => {
      const { tenantId, entryId } = await openWaitingLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) => {
        const booked = await takeOffer(work, entryId, kit);
        const token = await signBookingToken(kit, booked, true);
        const appointment = toClientAppointment(
          await viewAppointment(work, booked.id, "client"),
          await viewOrganisation(work),
          { icsUrl: inviteUrl(kit, token), opensClient: true },
        );
        return { token, appointment };
      });
      return c.json(answer, 201);
    })
    .openapi(pass, async (c) => {
      const { tenantId, entryId } = await openWaitingLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) => {
        await passOffer(work, entryId);
        await tellNext(work);
        return await view(work, entryId);
      });
      return c.json(answer, 200);
    })
    .openapi(leave, async (c) => {
      const { tenantId, entryId } = await openWaitingLink(kit, c.req.valid("param").token);
      const answer = await inUnit(kit, tenantId, async (work) => {
        await leaveWaitingList(work, entryId);
        await tellNext(work);
        return await view(work, entryId);
      });
      return c.json(answer, 200);
    })
    .openapi(list, async (c) => {
      const { member } = c.var;
      const read = c.req.valid("query").state === "open" ? listWaiting : listWaited;
      const views = await inUnit(kit, member.tenantId, (work) => read(work, hostScope(member)));
      return c.json({ items: views.map(toStaffWaiting) }, 200);
    })
    .openapi(add, async (c) => {
      const { member } = c.var;
      const request = c.req.valid("json");
      const id = await inUnit(kit, member.tenantId, async (work) => {
        const by = { kind: "member", id: member.id } as const;
        const scope = hostScope(member);
        const { entry } = await joinWaitingList(work, { ...request, by, scope });
        await tellNext(work);
        return entry.id;
      });
      return c.json({ id }, 201);
    })
    .openapi(offer, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const { start } = c.req.valid("json");
      const held = await inUnit(kit, member.tenantId, async (work) => {
        await requireVisible(work, member, id);
        return await offerChosenTime(work, id, { start, ...hostScope(member) }, offerPorts(kit));
      });
      return c.json({ expiresAt: held.expiresAt.toISOString() }, 200);
    })
    .openapi(book, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      const booked = await inUnit(kit, member.tenantId, async (work) => {
        await requireVisible(work, member, id);
        return await takeOffer(work, id, kit, { kind: "member", id: member.id });
      });
      return c.json({ appointmentId: booked.id }, 201);
    })
    .openapi(remove, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      await inUnit(kit, member.tenantId, async (work) => {
        await requireVisible(work, member, id);
        await leaveWaitingList(work, id);
        await tellNext(work);
      });
      return c.body(null, 204);
    });
}

/** @throws NotFoundError for somebody who does not wait, or waits for somebody else */
async function requireVisible(work: Work, member: SignedInMember, id: string): Promise<void> {
  const seen = await listWaiting(work, hostScope(member));
  if (!seen.some(({ entry }) => entry.id === id)) throw new NotFoundError("waiting entry");
}
