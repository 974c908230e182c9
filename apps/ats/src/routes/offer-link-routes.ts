import type { Work } from "@convene/prisma";
import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import { openOfferLink } from "../links/offer-link.ts";
import { answerOffer, type OfferReply } from "../offers/answer-offer.ts";
import { createOfferMessages } from "../offers/offer-messages.ts";
import { viewLinkedOffer } from "../offers/view-linked-offer.ts";
import { acceptInput, counterInput, declineInput, linkedOfferSchema } from "./offer-schemas.ts";
import { toLinkedOffer } from "./offer-views.ts";
import { tokenParams } from "./schemas.ts";

const tags = ["Candidate's link"];

/** What a candidate does with the signed link of an offer: no account, limited in rate. */
export function offerLinkRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const messages = createOfferMessages(kit);
  const shown = { description: "As it is now", content: json(linkedOfferSchema) };
  const refusals = problemResponses(400, 404, 409, 410, 429);
  const description =
    "Counts once, however often it is sent. Refused with OFFER_EXPIRED, OFFER_WITHDRAWN, OFFER_ANSWERED or OFFER_NOT_SENT, and with CONCURRENT_CHANGE where the offer is not what was read.";

  const show = createRoute({
    method: "get",
    path: "/offer-links/{token}",
    tags,
    summary: "An offer as its candidate sees it",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const accept = createRoute({
    method: "post",
    path: "/offer-links/{token}/accept",
    tags,
    summary: "I accept, signed with my name",
    description,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(acceptInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const decline = createRoute({
    method: "post",
    path: "/offer-links/{token}/decline",
    tags,
    summary: "No, thank you",
    description,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(declineInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const counter = createRoute({
    method: "post",
    path: "/offer-links/{token}/counter",
    tags,
    summary: "I ask for something else",
    description,
    middleware: limited,
    request: { params: tokenParams, body: { content: json(counterInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const view = async (work: Work, offerId: string) =>
    toLinkedOffer(await viewLinkedOffer(work, offerId));
  const answer = async (token: string, version: number, reply: OfferReply) => {
    const { tenantId, offerId } = await openOfferLink(kit, token);
    return await inUnit(kit, tenantId, async (work) => {
      await answerOffer(work, { offerId, version, ...reply }, messages);
      return await view(work, offerId);
    });
  };

  return createRouter()
    .openapi(show, async (c) => {
      const { tenantId, offerId } = await openOfferLink(kit, c.req.valid("param").token);
      c.header("cache-control", "no-store");
      return c.json(await inUnit(kit, tenantId, (work) => view(work, offerId)), 200);
    })
    .openapi(accept, async (c) => {
      const { version, signature } = c.req.valid("json");
      const reply = { answer: "accepted", signature } as const;
      return c.json(await answer(c.req.valid("param").token, version, reply), 200);
    })
    .openapi(decline, async (c) => {
      const { version, reason } = c.req.valid("json");
      const reply = { answer: "declined", reason: reason || null } as const;
      return c.json(await answer(c.req.valid("param").token, version, reply), 200);
    })
    .openapi(counter, async (c) => {
      const { version, salary, words } = c.req.valid("json");
      const reply = { answer: "countered", salary, words: words || null } as const;
      return c.json(await answer(c.req.valid("param").token, version, reply), 200);
    });
}
