import { findSuppression, retryNotification } from "@convene/notifications";
import type { Notification, Transaction } from "@convene/prisma";
import { createRoute, z } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { idParams, json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import {
  notificationPageSchema,
  notificationQuery,
  notificationSchema,
  summarySchema,
} from "./notification-schemas.ts";
import {
  aboutEvent,
  addressedTo,
  presentNotification,
  summariseAll,
  visibleTo,
} from "./notification-views.ts";

const PAGE = 50;
const tags = ["Notifications"];

export function notificationRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const listNotifications = createRoute({
    method: "get",
    path: "/notifications",
    tags,
    summary: "What people were told, the latest first",
    description:
      "Who looks after the calendar sees all of them, other members those addressed to themselves.",
    middleware,
    request: { query: notificationQuery },
    responses: {
      200: { description: "A page", content: json(notificationPageSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const showNotification = createRoute({
    method: "get",
    path: "/notifications/{id}",
    tags,
    summary: "A notification as it was sent, and what became of it",
    middleware,
    request: { params: idParams },
    responses: {
      200: { description: "With its text", content: json(notificationSchema) },
      ...problemResponses(401, 403, 404),
    },
  });

  const downloadInvite = createRoute({
    method: "get",
    path: "/notifications/{id}/invite.ics",
    tags,
    summary: "The calendar file that rode along",
    middleware,
    request: { params: idParams },
    responses: {
      200: { description: "iCalendar", content: { "text/calendar": { schema: z.string() } } },
      ...problemResponses(401, 403, 404),
    },
  });

  const repeatNotification = createRoute({
    method: "post",
    path: "/notifications/{id}/retry",
    tags,
    summary: "Deliver a notification again that did not arrive",
    description:
      "Refused with 409: NOT_FAILED for what arrived or is under way, ADDRESS_SUPPRESSED while its address is not written to.",
    middleware,
    request: { params: idParams },
    responses: {
      200: { description: "Queued again", content: json(summarySchema) },
      ...problemResponses(401, 403, 404, 409),
    },
  });

  const find = async (
    tx: Transaction,
    asking: SignedInMember,
    id: string,
  ): Promise<Notification> => {
    const found = await tx.notification.findFirst({ where: { id, ...visibleTo(kit, asking) } });
    if (!found) throw new ProblemError(404, "NOT_FOUND", "There is no such notification");
    return found;
  };

  return createRouter()
    .openapi(listNotifications, async (c) => {
      const { member } = c.var;
      const { cursor, mine, state, kind, channel, eventId } = c.req.valid("query");
      const answer = await kit.db.unit(member.tenantId, async (tx) => {
        const rows = await tx.notification.findMany({
          where: {
            ...visibleTo(kit, member),
            ...(state && { state }),
            ...(kind && { kind }),
            ...(channel && { channel }),
            ...(eventId && aboutEvent(kit, eventId)),
            ...(mine === "true" && addressedTo(member)),
            ...(cursor && { id: { lt: cursor } }),
          },
          orderBy: { id: "desc" }, // UUID v7: by time
          take: PAGE + 1,
        });
        const shown = rows.slice(0, PAGE);
        const nextCursor = rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null;
        return { items: await summariseAll(tx, shown), nextCursor };
      });
      return c.json(answer, 200);
    })
    .openapi(showNotification, async (c) => {
      const { member } = c.var;
      const answer = await kit.db.unit(member.tenantId, async (tx) =>
        presentNotification(tx, await find(tx, member, c.req.valid("param").id)),
      );
      return c.json(answer, 200);
    })
    .openapi(downloadInvite, async (c) => {
      const { member } = c.var;
      const { calendarFile } = await kit.db.unit(member.tenantId, (tx) =>
        find(tx, member, c.req.valid("param").id),
      );
      if (calendarFile === null) {
        throw new ProblemError(404, "NOT_FOUND", "No calendar file rode along");
      }
      return c.body(calendarFile, 200, {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="invite.ics"',
      });
    })
    .openapi(repeatNotification, async (c) => {
      const { member } = c.var;
      const { tenantId } = member;
      const answer = await kit.db.unit(tenantId, async (tx) => {
        const { id, channel, address } = await find(tx, member, c.req.valid("param").id);
        const ports = { enqueue: kit.jobs.enqueue, now: () => kit.now() };
        const request = { tenantId, notificationId: id, memberId: member.id };
        if (!(await retryNotification(ports, tx, request))) {
          if (await findSuppression(tx, channel, address)) {
            throw new ProblemError(409, "ADDRESS_SUPPRESSED", "The address is not written to");
          }
          throw new ProblemError(409, "NOT_FAILED", "Only what did not arrive is repeated");
        }
        const [summary] = await summariseAll(tx, [await find(tx, member, id)]);
        return summary;
      });
      return c.json(answer, 200);
    });
}
