import { announce, type Notification, type Prisma } from "@convene/prisma";
import { createRoute, type z } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { idParams, json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { unreadSchema } from "./notification-schemas.ts";
import { addressedTo, eventOf, ofProduct } from "./notification-views.ts";

const SHOWN = 10;
const MOST_COUNTED = 100;
const tags = ["Notifications"];

/** The bell: what a member was told in the app, and whether they read it. */
export function unreadRoutes(kit: Kit) {
  const middleware = requireMember(kit);

  const showUnread = createRoute({
    method: "get",
    path: "/notifications/unread",
    tags,
    summary: "How much is unread, and the latest of what was told in the app",
    middleware,
    responses: {
      200: { description: "For the bell", content: json(unreadSchema) },
      ...problemResponses(401, 403),
    },
  });

  const readNotification = createRoute({
    method: "post",
    path: "/notifications/{id}/read",
    tags,
    summary: "I have read it",
    middleware,
    request: { params: idParams },
    responses: {
      204: { description: "It is read; also where it was before" },
      ...problemResponses(401, 403, 404),
    },
  });

  const readAll = createRoute({
    method: "post",
    path: "/notifications/read-all",
    tags,
    summary: "I have read everything",
    middleware,
    responses: { 204: { description: "Nothing is unread" }, ...problemResponses(401, 403) },
  });

  const shownTo = (member: SignedInMember): Prisma.NotificationWhereInput => ({
    ...addressedTo(member),
    ...ofProduct(kit),
    channel: "in_app",
    state: "sent",
  });

  return createRouter()
    .openapi(showUnread, async (c) => {
      const where = shownTo(c.var.member);
      const answer = await kit.db.unit(c.var.member.tenantId, async (tx) => ({
        count: await tx.notification.count({
          where: { ...where, readAt: null },
          take: MOST_COUNTED,
        }),
        items: (
          await tx.notification.findMany({ where, orderBy: { id: "desc" }, take: SHOWN })
        ).map(toItem),
      }));
      c.header("cache-control", "no-store");
      return c.json(answer, 200);
    })
    .openapi(readNotification, async (c) => {
      const { member } = c.var;
      const { id } = c.req.valid("param");
      await kit.db.unit(member.tenantId, async (tx) => {
        const where = { ...shownTo(member), id };
        const { count } = await tx.notification.updateMany({
          where: { ...where, readAt: null },
          data: { readAt: kit.now() },
        });
        if (count > 0) {
          await announce(tx, { subject: "notification", id, change: "changed" });
        } else if (!(await tx.notification.findFirst({ where, select: { id: true } }))) {
          throw new ProblemError(404, "NOT_FOUND", "There is no such notification");
        }
      });
      return c.body(null, 204);
    })
    .openapi(readAll, async (c) => {
      const { member } = c.var;
      await kit.db.unit(member.tenantId, async (tx) => {
        const [read] = await tx.notification.updateManyAndReturn({
          where: { ...shownTo(member), readAt: null },
          data: { readAt: kit.now() },
          select: { id: true },
        });
        // One stands for all: the pages read the bell again.
        if (read) await announce(tx, { subject: "notification", id: read.id, change: "changed" });
      });
      return c.body(null, 204);
    });
}

function toItem(row: Notification): z.infer<typeof unreadSchema>["items"][number] {
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject ?? "",
    text: row.text ?? "",
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    ...eventOf(row),
  };
}
