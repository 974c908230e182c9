import type { Work } from "@convene/prisma";
import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  rateLimit,
} from "@convene/server-kit";
import { createRoute, z } from "@hono/zod-openapi";
import { cancelAppointment } from "../use-cases/cancel-appointment.ts";
import { findSlots } from "../use-cases/find-slots.ts";
import { rescheduleAppointment } from "../use-cases/reschedule-appointment.ts";
import { viewAppointment } from "../use-cases/view-appointment.ts";
import { viewOrganisation } from "../use-cases/view-organisation.ts";
import { inviteUrl, type ManagedAppointment, openManageLink } from "./manage-link.ts";
import { offeringAlternatives } from "./offering-alternatives.ts";
import {
  cancelInput,
  clientAppointmentSchema,
  moveInput,
  rangeQuery,
  slotsSchema,
  tokenParams,
} from "./schemas.ts";
import { toCalendarFile, toClientAppointment, toSlots } from "./views.ts";

const tags = ["Client's link"];
/** A link does only what it was signed for; the client who has it is no further identified. */
const by = { kind: "client" } as const;

/** What a client does with the signed link of an appointment: no account, limited in rate. */
export function manageRoutes(kit: Kit) {
  const limited = rateLimit(kit, "public");
  const shown = { description: "As it is now", content: json(clientAppointmentSchema) };

  const show = createRoute({
    method: "get",
    path: "/manage/{token}",
    tags,
    summary: "An appointment, and what can still be changed",
    middleware: limited,
    request: { params: tokenParams },
    responses: { 200: shown, ...problemResponses(404, 410, 429) },
  });

  const showSlots = createRoute({
    method: "get",
    path: "/manage/{token}/slots",
    tags,
    summary: "The times to which it can be moved, at most 62 days at once",
    middleware: limited,
    request: { params: tokenParams, query: rangeQuery },
    responses: {
      200: { description: "Ascending; its own time is among them", content: json(slotsSchema) },
      ...problemResponses(400, 404, 410, 429),
    },
  });

  const move = createRoute({
    method: "post",
    path: "/manage/{token}/reschedule",
    tags,
    summary: "Move it to another time",
    description:
      "Refused with 409: TOO_LATE_TO_CHANGE, RESCHEDULE_LIMIT_REACHED, EVENT_CLOSED, or SLOT_TAKEN and SLOT_NOT_OFFERED with `alternatives`.",
    middleware: limited,
    request: { params: tokenParams, body: { content: json(moveInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 404, 409, 410, 429) },
  });

  const cancel = createRoute({
    method: "post",
    path: "/manage/{token}/cancel",
    tags,
    summary: "Cancel it",
    middleware: limited,
    request: { params: tokenParams, body: { content: json(cancelInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 404, 409, 410, 429) },
  });

  const download = createRoute({
    method: "get",
    path: "/manage/{token}/invite.ics",
    tags,
    summary: "The appointment as a calendar file",
    middleware: limited,
    request: { params: tokenParams },
    responses: {
      200: { description: "iCalendar", content: { "text/calendar": { schema: z.string() } } },
      ...problemResponses(404, 410, 429),
    },
  });

  const view = async (work: Work, link: ManagedAppointment, token: string) =>
    toClientAppointment(
      await viewAppointment(work, link.appointmentId, "client"),
      await viewOrganisation(work),
      { icsUrl: inviteUrl(kit, token), opensClient: link.opensClient },
    );

  return createRouter()
    .openapi(show, async (c) => {
      const { token } = c.req.valid("param");
      const link = await openManageLink(kit, token);
      const answer = await inUnit(kit, link.tenantId, (work) => view(work, link, token));
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(showSlots, async (c) => {
      const { tenantId, appointmentId } = await openManageLink(kit, c.req.valid("param").token);
      const { from, to } = c.req.valid("query");
      const found = await inUnit(kit, tenantId, (work) =>
        findSlots(work, {
          of: { appointmentId },
          range: { start: from, end: to },
          audience: "client",
        }),
      );
      c.header("cache-control", "no-store");
      return c.json(toSlots(found), 200);
    })
    .openapi(move, async (c) => {
      const { token } = c.req.valid("param");
      const link = await openManageLink(kit, token);
      const { tenantId, appointmentId } = link;
      const { start, reason } = c.req.valid("json");
      const asked = { of: { appointmentId }, start, audience: "client" as const };
      return await offeringAlternatives(kit, c, tenantId, asked, async () => {
        const answer = await inUnit(kit, tenantId, async (work) => {
          await rescheduleAppointment(work, { appointmentId, start, by, reason });
          return await view(work, link, token);
        });
        return c.json(answer, 200);
      });
    })
    .openapi(cancel, async (c) => {
      const { token } = c.req.valid("param");
      const link = await openManageLink(kit, token);
      const { tenantId, appointmentId } = link;
      const { reason } = c.req.valid("json");
      const answer = await inUnit(kit, tenantId, async (work) => {
        await cancelAppointment(work, { appointmentId, by, reason });
        return await view(work, link, token);
      });
      return c.json(answer, 200);
    })
    .openapi(download, async (c) => {
      const { tenantId, appointmentId } = await openManageLink(kit, c.req.valid("param").token);
      const file = await inUnit(kit, tenantId, async (work) =>
        toCalendarFile(
          await viewAppointment(work, appointmentId, "client"),
          await viewOrganisation(work),
        ),
      );
      return c.body(file, 200, {
        "content-type": "text/calendar; charset=utf-8; method=PUBLISH",
        "content-disposition": 'attachment; filename="appointment.ics"',
        "cache-control": "no-store",
      });
    });
}
