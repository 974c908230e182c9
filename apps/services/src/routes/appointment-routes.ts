import { readReminderOutcomes } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import {
  createRouter,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  type KitEnv,
  problemResponses,
  remindersInput,
  requireMember,
  type SignedInMember,
  viewEventPlaces,
} from "@convene/server-kit";
import { createRoute, type z } from "@hono/zod-openapi";
import type { Context } from "hono";
import { bookAppointment } from "../use-cases/book-appointment.ts";
import { cancelAppointment } from "../use-cases/cancel-appointment.ts";
import { changeAppointmentReminders } from "../use-cases/change-appointment-reminders.ts";
import { editAppointment } from "../use-cases/edit-appointment.ts";
import { listAppointments } from "../use-cases/list-appointments.ts";
import { requireOwn } from "../use-cases/require-own.ts";
import { rescheduleAppointment } from "../use-cases/reschedule-appointment.ts";
import { setStatus } from "../use-cases/set-status.ts";
import { viewAppointment } from "../use-cases/view-appointment.ts";
import { hostScope } from "./host-scope.ts";
import { offeringAlternatives } from "./offering-alternatives.ts";
import { ownHost } from "./own-host.ts";
import { requireManager } from "./resource-rights.ts";
import {
  editInput,
  moveInput,
  rangeQuery,
  staffAppointmentSchema,
  staffBookingInput,
  staffCalendarSchema,
  staffCancelInput,
} from "./schemas.ts";
import { toStaffAppointment, toStaffCalendar } from "./views.ts";

const tags = ["Appointments"];

/** What staff do with appointments: owners and managers with all, others with their own. */
export function appointmentRoutes(kit: Kit) {
  const middleware = requireMember(kit);
  const shown = { description: "As it is now", content: json(staffAppointmentSchema) };

  const list = createRoute({
    method: "get",
    path: "/appointments",
    tags,
    summary: "The staff's calendar: appointments, and what else takes the same people's time",
    middleware,
    request: { query: rangeQuery },
    responses: {
      200: { description: "At most 62 days at once", content: json(staffCalendarSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/appointments/{id}",
    tags,
    summary: "An appointment with its history",
    middleware,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const book = createRoute({
    method: "post",
    path: "/appointments",
    tags,
    summary: "Book for a client, as by phone",
    description:
      "Bound by working hours, busy times and limits, not by notice, horizon or step. A time that cannot be had is answered with 409, code SLOT_TAKEN or SLOT_NOT_OFFERED, `alternatives` and `explanation`. Honours Idempotency-Key.",
    middleware,
    request: { body: { content: json(staffBookingInput), required: true } },
    responses: {
      201: { description: "Booked and confirmed", content: json(staffAppointmentSchema) },
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  });

  const move = createRoute({
    method: "post",
    path: "/appointments/{id}/reschedule",
    tags,
    summary: "Move it to another time",
    middleware,
    request: { params: idParams, body: { content: json(moveInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const edit = createRoute({
    method: "patch",
    path: "/appointments/{id}",
    tags,
    summary: "Change its length, who gives it, its place, notes or price",
    description:
      "What is left out stays. Bound by working hours, busy times and limits. Time, length, person and place are told to the client. Where a start is named, a time that cannot be had is answered as when booking.",
    middleware,
    request: { params: idParams, body: { content: json(editInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const cancel = createRoute({
    method: "post",
    path: "/appointments/{id}/cancel",
    tags,
    summary: "Cancel it; the client is told",
    middleware,
    request: { params: idParams, body: { content: json(staffCancelInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remind = createRoute({
    method: "put",
    path: "/appointments/{id}/reminders",
    tags,
    summary: "Give it its own reminders, or none",
    description:
      "What went out is not repeated; what waits and is not wanted any more is withdrawn.",
    middleware,
    request: { params: idParams, body: { content: json(remindersInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const report = <const Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: "post",
      path: `/appointments/{id}/${path}` as const,
      tags,
      summary,
      middleware,
      request: { params: idParams },
      responses: { 200: shown, ...problemResponses(401, 403, 404, 409) },
    });
  const start = report("start", "The client is here: it begins now");
  const finish = report("finish", "It ends now");
  const noShow = report("no-show", "The client did not come");

  const view = async (work: Work, id: string): Promise<z.infer<typeof staffAppointmentSchema>> => {
    const found = await viewAppointment(work, id, "staff");
    const event = { kind: "appointment", row: found.appointment } as const;
    const reminders = await readReminderOutcomes(work.tx, event);
    return toStaffAppointment(found, reminders, await viewEventPlaces(work.tx, event));
  };

  const setTo = async (
    c: Context<KitEnv>,
    appointmentId: string,
    to: "in_progress" | "completed" | "no_show",
  ) =>
    await inUnit(kit, c.var.member.tenantId, async (work) => {
      await requireOwn(work, appointmentId, hostScope(c.var.member));
      await setStatus(work, { appointmentId, to, by: asActor(c.var.member) });
      return await view(work, appointmentId);
    });

  return createRouter()
    .openapi(list, async (c) => {
      const { from, to } = c.req.valid("query");
      const calendar = await inUnit(kit, c.var.member.tenantId, (work) =>
        listAppointments(work, { start: from, end: to }, hostScope(c.var.member)),
      );
      return c.json(toStaffCalendar(calendar), 200);
    })
    .openapi(show, async (c) => {
      const { id } = c.req.valid("param");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await requireOwn(work, id, hostScope(c.var.member));
        return await view(work, id);
      });
      return c.json(answer, 200);
    })
    .openapi(book, async (c) => {
      const { tenantId } = c.var.member;
      const request = c.req.valid("json");
      const { serviceId, holdId, start } = request;
      const hostId = ownHost(c.var.member, request.hostId);
      const asked = { of: { serviceId, hostId, holdId }, start, audience: "staff" as const };
      const by = asActor(c.var.member);
      return await offeringAlternatives(kit, c, tenantId, asked, () =>
        idempotent(kit, c, { tenantId, operation: "book-by-staff" }, () =>
          inUnit(kit, tenantId, async (work) => {
            const { id } = await bookAppointment(work, { ...request, hostId, by }, kit);
            return c.json(await view(work, id), 201);
          }),
        ),
      );
    })
    .openapi(move, async (c) => {
      const { tenantId } = c.var.member;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const asked = { of: { appointmentId }, start: request.start, audience: "staff" as const };
      const by = asActor(c.var.member);
      return await offeringAlternatives(kit, c, tenantId, asked, async () => {
        const answer = await inUnit(kit, tenantId, async (work) => {
          await requireOwn(work, appointmentId, hostScope(c.var.member));
          await rescheduleAppointment(work, { appointmentId, ...request, by });
          return await view(work, appointmentId);
        });
        return c.json(answer, 200);
      });
    })
    .openapi(edit, async (c) => {
      const { tenantId } = c.var.member;
      const { id: appointmentId } = c.req.valid("param");
      const request = c.req.valid("json");
      const by = asActor(c.var.member);
      if (request.hostId !== undefined) ownHost(c.var.member, request.hostId);
      const run = async () => {
        const answer = await inUnit(kit, tenantId, async (work) => {
          await requireOwn(work, appointmentId, hostScope(c.var.member));
          const ports = { ...kit, effects: kit.db.effects };
          await editAppointment(work, { appointmentId, ...request, by }, ports);
          return await view(work, appointmentId);
        });
        return c.json(answer, 200);
      };
      const { start, hostId, durationMinutes } = request;
      if (start === undefined) return await run();
      const of = { appointmentId, hostId, durationMinutes };
      return await offeringAlternatives(kit, c, tenantId, { of, start, audience: "staff" }, run);
    })
    .openapi(cancel, async (c) => {
      const { id: appointmentId } = c.req.valid("param");
      const by = asActor(c.var.member);
      const { reason, refund } = c.req.valid("json");
      if (refund) requireManager(c.var.member);
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await requireOwn(work, appointmentId, hostScope(c.var.member));
        await cancelAppointment(work, { appointmentId, by, reason, refund });
        return await view(work, appointmentId);
      });
      return c.json(answer, 200);
    })
    .openapi(remind, async (c) => {
      const { id: appointmentId } = c.req.valid("param");
      const wanted = c.req.valid("json");
      const answer = await inUnit(kit, c.var.member.tenantId, async (work) => {
        await requireOwn(work, appointmentId, hostScope(c.var.member));
        await changeAppointmentReminders(work, { appointmentId, ...wanted }, kit.jobs);
        return await view(work, appointmentId);
      });
      return c.json(answer, 200);
    })
    .openapi(start, async (c) =>
      c.json(await setTo(c, c.req.valid("param").id, "in_progress"), 200),
    )
    .openapi(finish, async (c) => c.json(await setTo(c, c.req.valid("param").id, "completed"), 200))
    .openapi(noShow, async (c) => c.json(await setTo(c, c.req.valid("param").id, "no_show"), 200));
}

function asActor(member: SignedInMember) {
  return { kind: "member", id: member.id } as const;
}
