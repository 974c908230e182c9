import { listRoomProviders } from "@convene/calendar/connected";
import { recipientsOf } from "@convene/notifications";
import type { RoomProvider, Work } from "@convene/prisma";
import {
  createRouter,
  idempotent,
  idParams,
  inUnit,
  json,
  type Kit,
  type KitEnv,
  ProblemError,
  problemResponses,
  remindersInput,
  requireMember,
  type SignedInMember,
} from "@convene/server-kit";
import { createRoute } from "@hono/zod-openapi";
import type { Context } from "hono";
import { SCHEDULING_ROLES } from "../domain/viewer.ts";
import { readPanelWish } from "../slots/panel-wish-of.ts";
import { cancelInterview } from "../use-cases/cancel-interview.ts";
import { changeInterviewReminders } from "../use-cases/change-interview-reminders.ts";
import { listInterviews } from "../use-cases/list-interviews.ts";
import { rescheduleInterview } from "../use-cases/reschedule-interview.ts";
import { scheduleInterview } from "../use-cases/schedule-interview.ts";
import { type StatusRequest, setInterviewStatus } from "../use-cases/set-interview-status.ts";
import { offeringAlternatives } from "./offering-alternatives.ts";
import {
  calendarQuery,
  calendarSchema,
  cancelInput,
  interviewSchema,
  moveInput,
  scheduledSchema,
} from "./schemas.ts";
import { showInterview } from "./show-interview.ts";
import { interviewInput } from "./slot-schemas.ts";
import { toCalendar, toScheduled } from "./views.ts";

const tags = ["Interviews"];

/**
 * Interviews: recruiters plan them; an interviewer sees, begins and ends those on whose panel they
 * are.
 */
export function interviewRoutes(kit: Kit) {
  const anyMember = requireMember(kit);
  const schedulers = requireMember(kit, SCHEDULING_ROLES);
  const shown = { description: "As it is now", content: json(interviewSchema) };

  const list = createRoute({
    method: "get",
    path: "/interviews",
    tags,
    summary: "The calendar of interviews, and what else takes chosen people's time",
    middleware: anyMember,
    request: { query: calendarQuery },
    responses: {
      200: { description: "At most 62 days at once", content: json(calendarSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const show = createRoute({
    method: "get",
    path: "/interviews/{id}",
    tags,
    summary: "An interview with its panel and history",
    middleware: anyMember,
    request: { params: idParams },
    responses: { 200: shown, ...problemResponses(401, 403, 404) },
  });

  const schedule = createRoute({
    method: "post",
    path: "/interviews",
    tags,
    summary: "Schedule an interview; everybody is told",
    description:
      "A template says what is left out; a seat that a pool fills goes to whoever has the fewest recent interviews. A time that the panel cannot have is answered with 409, code SLOT_TAKEN or SLOT_NOT_OFFERED, `alternatives` and `explanation`. Honours Idempotency-Key.",
    middleware: schedulers,
    request: { body: { content: json(interviewInput), required: true } },
    responses: {
      201: { description: "Scheduled", content: json(scheduledSchema) },
      ...problemResponses(400, 401, 403, 404, 409, 422),
    },
  });

  const move = createRoute({
    method: "post",
    path: "/interviews/{id}/reschedule",
    tags,
    summary: "Move it to another time, with the same panel; everybody is told",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(moveInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const cancel = createRoute({
    method: "post",
    path: "/interviews/{id}/cancel",
    tags,
    summary: "Cancel it; everybody is told",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(cancelInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const remind = createRoute({
    method: "put",
    path: "/interviews/{id}/reminders",
    tags,
    summary: "Give it its own reminders, or none",
    description:
      "What went out is not repeated; what waits and is not wanted any more is withdrawn.",
    middleware: schedulers,
    request: { params: idParams, body: { content: json(remindersInput), required: true } },
    responses: { 200: shown, ...problemResponses(400, 401, 403, 404, 409) },
  });

  const report = <const Path extends string>(path: Path, summary: string) =>
    createRoute({
      method: "post",
      path: `/interviews/{id}/${path}` as const,
      tags,
      summary,
      middleware: anyMember,
      request: { params: idParams },
      responses: { 200: shown, ...problemResponses(401, 403, 404, 409) },
    });
  const confirm = report("confirm", "The candidate has confirmed it");
  const start = report("start", "It begins now");
  const finish = report("finish", "It ends now");
  const noShow = report("no-show", "The candidate did not come");

  const setTo = async (c: Context<KitEnv>, interviewId: string, to: StatusRequest["to"]) => {
    const viewer = c.var.member;
    return await inUnit(kit, viewer.tenantId, async (work) => {
      await setInterviewStatus(work, { interviewId, to, by: asActor(viewer), viewer });
      return await showInterview(work, interviewId, viewer);
    });
  };

  return createRouter()
    .openapi(list, async (c) => {
      const { from, to, personIds } = c.req.valid("query");
      const viewer = c.var.member;
      const calendar = await inUnit(kit, viewer.tenantId, (work) =>
        listInterviews(work, { range: { start: from, end: to }, personIds, viewer }),
      );
      return c.json(toCalendar(calendar), 200);
    })
    .openapi(show, async (c) => {
      const { id } = c.req.valid("param");
      const viewer = c.var.member;
      return c.json(
        await inUnit(kit, viewer.tenantId, (work) => showInterview(work, id, viewer)),
        200,
      );
    })
    .openapi(schedule, async (c) => {
      const { member } = c.var;
      const { tenantId } = member;
      const request = c.req.valid("json");
      const timeZone = request.timeZone ?? member.timeZone;
      requireRoomProvider(kit, request.room);
      const asked = {
        of: (work: Work) => readPanelWish(work.tx, request),
        start: request.start,
        timeZone,
      };
      return await offeringAlternatives(kit, c, asked, () =>
        idempotent(kit, c, { tenantId, operation: "schedule-interview" }, () =>
          inUnit(kit, tenantId, async (work) => {
            const by = asActor(member);
            const wanted = { ...request, timeZone, by, viewer: member };
            const row = await scheduleInterview(work, wanted, kit);
            const told = await recipientsOf(work.tx, { kind: "interview", row });
            return c.json(toScheduled(await showInterview(work, row.id, member), told), 201);
          }),
        ),
      );
    })
    .openapi(move, async (c) => {
      const { member } = c.var;
      const { id: interviewId } = c.req.valid("param");
      const request = c.req.valid("json");
      const asked = { of: { interviewId }, start: request.start, timeZone: member.timeZone };
      return await offeringAlternatives(kit, c, asked, async () => {
        const answer = await inUnit(kit, member.tenantId, async (work) => {
          const by = asActor(member);
          await rescheduleInterview(work, { interviewId, ...request, by, viewer: member });
          return await showInterview(work, interviewId, member);
        });
        return c.json(answer, 200);
      });
    })
    .openapi(cancel, async (c) => {
      const { member } = c.var;
      const { id: interviewId } = c.req.valid("param");
      const { reason } = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        const by = asActor(member);
        await cancelInterview(work, { interviewId, by, reason, viewer: member });
        return await showInterview(work, interviewId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(remind, async (c) => {
      const { member } = c.var;
      const { id: interviewId } = c.req.valid("param");
      const wanted = c.req.valid("json");
      const answer = await inUnit(kit, member.tenantId, async (work) => {
        await changeInterviewReminders(work, { interviewId, ...wanted }, kit.jobs);
        return await showInterview(work, interviewId, member);
      });
      return c.json(answer, 200);
    })
    .openapi(confirm, async (c) =>
      c.json(await setTo(c, c.req.valid("param").id, "confirmed"), 200),
    )
    .openapi(start, async (c) =>
      c.json(await setTo(c, c.req.valid("param").id, "in_progress"), 200),
    )
    .openapi(finish, async (c) => c.json(await setTo(c, c.req.valid("param").id, "completed"), 200))
    .openapi(noShow, async (c) => c.json(await setTo(c, c.req.valid("param").id, "no_show"), 200));
}

/** What is not set up would be tried again and again, and never be made. */
function requireRoomProvider(kit: Kit, wanted: RoomProvider | null | undefined): void {
  if (!wanted) return;
  const known = listRoomProviders(kit.calendars);
  if (known.some(({ provider, setUp }) => provider === wanted && setUp)) return;
  throw new ProblemError(409, "ROOM_NOT_SET_UP", "This provider of rooms is not set up here");
}

function asActor(member: SignedInMember) {
  return { kind: "member", id: member.id } as const;
}
