import type { Offer, Work } from "@convene/prisma";
import {
  createRouter,
  idParams,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { createApplicationMessages } from "../messages/application-messages.ts";
import { decideApproval } from "../offers/decide-approval.ts";
import { editOffer } from "../offers/edit-offer.ts";
import { listApprovers } from "../offers/list-approvers.ts";
import { listOffers } from "../offers/list-offers.ts";
import { makeOffer } from "../offers/make-offer.ts";
import { createOfferMessages } from "../offers/offer-messages.ts";
import { previewLetter } from "../offers/preview-letter.ts";
import { readOffer } from "../offers/read-offer.ts";
import { rejectOthers } from "../offers/reject-others.ts";
import { renewOffer } from "../offers/renew-offer.ts";
import { resendOffer, sendOffer } from "../offers/send-offer.ts";
import { type OfferDeed, submitOffer } from "../offers/submit-offer.ts";
import { withdrawOffer } from "../offers/withdraw-offer.ts";
import {
  approvalInput,
  approverSchema,
  editOfferInput,
  newOfferInput,
  offerDeedInput,
  offerEntrySchema,
  offerSchema,
  offersQuery,
  previewInput,
  previewSchema,
  rejectOthersInput,
  withdrawalInput,
} from "./offer-schemas.ts";
import { toOffer, toOfferEntry } from "./offer-views.ts";

const tags = ["Offers"];

/**
 * Offers, from the draft to what came of them. Recruiters see all, hiring managers those for their jobs,
 * and whoever approves one sees that; interviewers see none.
 */
export function offerRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);
  const messages = createOfferMessages(kit);
  const shown = { description: "As it is now", content: json(offerSchema) };
  const refusals = problemResponses(400, 401, 403, 404, 409);
  const deed = <const Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: "post",
      path,
      tags,
      summary,
      middleware,
      request: { params: idParams, body: { content: json(offerDeedInput), required: true } },
      responses: { 200: shown, ...refusals },
    });

  const list = createRoute({
    method: "get",
    path: "/offers",
    tags,
    summary: "The offers that whoever asks may see, the latest first",
    middleware,
    request: { query: offersQuery },
    responses: {
      200: {
        description: "A page",
        content: json(
          z.object({ items: z.array(offerEntrySchema), nextCursor: z.string().nullable() }),
        ),
      },
      ...problemResponses(400, 401, 403),
    },
  });

  const approvers = createRoute({
    method: "get",
    path: "/offer-approvers",
    tags,
    summary: "The members who can be asked to approve offers",
    middleware,
    responses: {
      200: { description: "By name", content: json(z.object({ items: z.array(approverSchema) })) },
      ...problemResponses(401, 403),
    },
  });

  const preview = createRoute({
    method: "post",
    path: "/offers/preview",
    tags,
    summary: "A letter that is being written, as its candidate would read it",
    middleware,
    request: { body: { content: json(previewInput), required: true } },
    responses: {
      200: { description: "Filled in", content: json(previewSchema) },
      ...problemResponses(400, 401, 403, 404),
    },
  });

  const make = createRoute({
    method: "post",
    path: "/offers",
    tags,
    summary: "Draft an offer for an application",
    description: "One at a time: refused with OFFER_OPEN and `offerId` where one is not settled.",
    middleware,
    request: { body: { content: json(newOfferInput), required: true } },
    responses: { 201: shown, ...refusals },
  });

  const show = createRoute({
    method: "get",
    path: "/offers/{id}",
    tags,
    summary: "An offer with all that was done with it",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const edit = createRoute({
    method: "put",
    path: "/offers/{id}",
    tags,
    summary: "Change what it says; all of the chain is asked anew",
    middleware,
    request: { params: idParams, body: { content: json(editOfferInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const decide = createRoute({
    method: "post",
    path: "/offers/{id}/approval",
    tags,
    summary: "Approve it, or send it back with a note",
    middleware,
    request: { params: idParams, body: { content: json(approvalInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const withdraw = createRoute({
    method: "post",
    path: "/offers/{id}/withdraw",
    tags,
    summary: "Take it back; its link says so",
    middleware,
    request: { params: idParams, body: { content: json(withdrawalInput), required: true } },
    responses: { 200: shown, ...refusals },
  });

  const others = createRoute({
    method: "post",
    path: "/offers/{id}/reject-others",
    tags,
    summary: "Reject others who applied for the job of an accepted offer, with a message",
    middleware,
    request: { params: idParams, body: { content: json(rejectOthersInput), required: true } },
    responses: {
      200: {
        description: "How many were",
        content: json(z.object({ rejected: z.int(), offer: offerSchema })),
      },
      ...refusals,
    },
  });

  const submit = deed("/offers/{id}/submit", "Ask the chain to approve a draft");
  const send = deed("/offers/{id}/send", "Send an approved offer to its candidate");
  const resend = deed("/offers/{id}/resend", "Send the link once more");
  const renew = deed("/offers/{id}/renew", "Make a draft of one that ran out or was countered");

  const view = async (work: Work, id: string, member: SignedInMember) =>
    toOffer(await readOffer(work, id, member));
  /** Does it, and answers with what became of the offer. */
  const perform = (
    { member, offerId, version }: { member: SignedInMember; offerId: string; version: number },
    run: (work: Work, deed: OfferDeed) => Promise<Offer>,
  ) =>
    inUnit(kit, member.tenantId, async (work) => {
      await run(work, { offerId, version, viewer: member });
      return await view(work, offerId, member);
    });

  return createRouter()
    .openapi(list, async (c) => {
      const { member } = c.var;
      const page = await inUnit(kit, member.tenantId, (work) =>
        listOffers(work, { viewer: member, ...c.req.valid("query") }),
      );
      return c.json({ items: page.items.map(toOfferEntry), nextCursor: page.nextCursor }, 200);
    })
    .openapi(approvers, async (c) => {
      const items = await inUnit(kit, c.var.member.tenantId, listApprovers);
      return c.json({ items }, 200);
    })
    .openapi(preview, async (c) => {
      const { member } = c.var;
      const { letter, unknown } = await inUnit(kit, member.tenantId, (work) =>
        previewLetter(work, { ...c.req.valid("json"), viewer: member }),
      );
      return c.json({ letter, unknown: [...unknown] }, 200);
    })
    .openapi(make, async (c) => {
      const { member } = c.var;
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const { id } = await makeOffer(work, { ...c.req.valid("json"), viewer: member });
        return await view(work, id, member);
      });
      return c.json(answer, 201);
    })
    .openapi(show, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      return c.json(await inUnit(kit, member.tenantId, (work) => view(work, id, member)), 200);
    })
    .openapi(edit, async (c) => {
      const { version, ...terms } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      const answer = await perform(asked, (work, deed) => editOffer(work, { ...deed, ...terms }));
      return c.json(answer, 200);
    })
    .openapi(decide, async (c) => {
      const { version, decision, note } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      const answer = await perform(asked, (work, deed) =>
        decideApproval(work, { ...deed, decision, note: note || null }, messages),
      );
      return c.json(answer, 200);
    })
    .openapi(withdraw, async (c) => {
      const { version, reason } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      const answer = await perform(asked, (work, deed) =>
        withdrawOffer(work, { ...deed, reason: reason || null }),
      );
      return c.json(answer, 200);
    })
    .openapi(submit, async (c) => {
      const { version } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      const answer = await perform(asked, (work, deed) => submitOffer(work, deed, messages));
      return c.json(answer, 200);
    })
    .openapi(send, async (c) => {
      const { version } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      const answer = await perform(asked, (work, deed) => sendOffer(work, deed, messages));
      return c.json(answer, 200);
    })
    .openapi(resend, async (c) => {
      const { version } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      const answer = await perform(asked, (work, deed) => resendOffer(work, deed, messages));
      return c.json(answer, 200);
    })
    .openapi(renew, async (c) => {
      const { version } = c.req.valid("json");
      const asked = { member: c.var.member, offerId: c.req.valid("param").id, version };
      return c.json(await perform(asked, renewOffer), 200);
    })
    .openapi(others, async (c) => {
      const { member } = c.var;
      const offerId = c.req.valid("param").id;
      const { applicationIds, message } = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const request = { offerId, viewer: member, applicationIds, message: message ?? "" };
        const rejected = await rejectOthers(work, request, createApplicationMessages(kit));
        return { rejected, offer: await view(work, offerId, member) };
      });
      return c.json(answer, 200);
    });
}
