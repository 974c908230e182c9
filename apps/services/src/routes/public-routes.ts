import {
  countMail,
  createRouter,
  idempotencyHeader,
  idempotent,
  inUnit,
  inUnitOfSlug,
  json,
  type Kit,
  problemResponses,
  rateLimit,
  tenantOfSlug,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { cardPaymentsOf } from "../payments/card-payments-of.ts";
import { bookAsVisitor } from "../use-cases/book-as-visitor.ts";
import { findSlots } from "../use-cases/find-slots.ts";
import { holdSlot } from "../use-cases/hold-slot.ts";
import { listServices } from "../use-cases/list-services.ts";
import { releaseHold } from "../use-cases/release-hold.ts";
import { viewAppointment } from "../use-cases/view-appointment.ts";
import { viewOrganisation } from "../use-cases/view-organisation.ts";
import { inviteUrl, signBookingToken } from "./manage-link.ts";
import { offeringAlternatives } from "./offering-alternatives.ts";
import { publicPageSchema } from "./public-schemas.ts";
import { toPublicPage } from "./public-views.ts";
import {
  bookedSchema,
  bookingInput,
  holdInput,
  holdSchema,
  slotsQuery,
  slotsSchema,
  slugParams,
} from "./schemas.ts";
import { toClientAppointment, toHold, toSlots } from "./views.ts";

const tags = ["Public booking"];

/** The booking page's routes: no sign-in, limited in rate. */
export function publicRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const takesCards = cardPaymentsOf(kit.env) !== null;

  const showOrganisation = createRoute({
    method: "get",
    path: "/public/{slug}",
    tags,
    summary: "An organisation and the services that can be booked",
    middleware: limited,
    request: { params: slugParams },
    responses: {
      200: {
        description: "Services in the organisation's own order",
        content: json(publicPageSchema),
      },
      ...problemResponses(404, 429),
    },
  });

  const showSlots = createRoute({
    method: "get",
    path: "/public/{slug}/slots",
    tags,
    summary: "The free times of a service, at most 62 days at once",
    middleware: limited,
    request: { params: slugParams, query: slotsQuery },
    responses: {
      200: { description: "Ascending", content: json(slotsSchema) },
      ...problemResponses(400, 404, 429),
    },
  });

  const hold = createRoute({
    method: "post",
    path: "/public/{slug}/holds",
    tags,
    summary: "Keep a slot for ten minutes while the visitor types",
    middleware: limited,
    request: { params: slugParams, body: { content: json(holdInput), required: true } },
    responses: {
      201: { description: "Held", content: json(holdSchema) },
      ...problemResponses(400, 404, 409, 429),
    },
  });

  const release = createRoute({
    method: "delete",
    path: "/public/{slug}/holds/{holdId}",
    tags,
    summary: "Give a held slot back",
    middleware: limited,
    request: { params: slugParams.extend({ holdId: z.uuid() }) },
    responses: {
      204: { description: "It is free; also where it was not held any more" },
      ...problemResponses(404, 429),
    },
  });

  const book = createRoute({
    method: "post",
    path: "/public/{slug}/appointments",
    tags,
    summary: "Book an appointment",
    description:
      "Honours Idempotency-Key. A slot that is taken is answered with 409, code SLOT_TAKEN, and `alternatives`: the nearest free slots.",
    middleware: limited,
    request: {
      params: slugParams,
      headers: idempotencyHeader,
      body: { content: json(bookingInput), required: true },
    },
    responses: {
      201: { description: "Booked and confirmed", content: json(bookedSchema) },
      ...problemResponses(400, 404, 409, 422, 429),
    },
  });

  // What is due at booking is not the visitor's to put off; where no cards are taken it is.
  const payment = cardPaymentsOf(kit.env) ? "card" : "later";

  return createRouter()
    .openapi(showOrganisation, async (c) => {
      const answer = await inUnitOfSlug(kit, c.req.valid("param").slug, async (work) => {
        const organisation = await viewOrganisation(work);
        const services = await listServices(work);
        return toPublicPage({ organisation, services }, { takesCards });
      });
      return c.json(answer, 200);
    })
    .openapi(showSlots, async (c) => {
      const { from, to, ...of } = c.req.valid("query");
      const found = await inUnitOfSlug(kit, c.req.valid("param").slug, (work) =>
        findSlots(work, { of, range: { start: from, end: to }, audience: "client" }),
      );
      c.header("cache-control", "no-store");
      return c.json(toSlots(found), 200);
    })
    .openapi(hold, async (c) => {
      const tenantId = await tenantOfSlug(kit, c.req.valid("param").slug);
      const request = c.req.valid("json");
      const { serviceId, hostId, start, replaces } = request;
      const asked = {
        of: { serviceId, hostId, holdId: replaces },
        start,
        audience: "client" as const,
      };
      return await offeringAlternatives(kit, c, tenantId, asked, async () => {
        const held = await inUnit(kit, tenantId, (work) => holdSlot(work, request));
        return c.json(toHold(held), 201);
      });
    })
    .openapi(release, async (c) => {
      const { slug, holdId } = c.req.valid("param");
      await inUnitOfSlug(kit, slug, (work) => releaseHold(work, holdId));
      return c.body(null, 204);
    })
    .openapi(book, async (c) => {
      const tenantId = await tenantOfSlug(kit, c.req.valid("param").slug);
      const request = c.req.valid("json");
      const { serviceId, hostId, holdId, start } = request;
      const asked = { of: { serviceId, hostId, holdId }, start, audience: "client" as const };
      await countMail(kit, c, "booking", request.client.email);
      return await offeringAlternatives(kit, c, tenantId, asked, () =>
        idempotent(kit, c, { tenantId, operation: "book-appointment" }, () =>
          inUnit(kit, tenantId, async (work) => {
            const booked = await bookAsVisitor(work, { ...request, payment }, kit);
            const view = await viewAppointment(work, booked.appointment.id, "client");
            const organisation = await viewOrganisation(work);
            const token = await signBookingToken(kit, booked.appointment, booked.isClient);
            const appointment = toClientAppointment(view, organisation, {
              icsUrl: inviteUrl(kit, token),
              opensClient: booked.isClient,
            });
            return c.json({ token, appointment }, 201);
          }),
        ),
      );
    });
}
