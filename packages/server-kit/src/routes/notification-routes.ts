import { retryNotification } from "@convene/notifications";
import type { Notification, Prisma } from "@convene/prisma";
import { createRoute, z } from "@hono/zod-openapi";
import type { SignedInMember } from "../auth/signed-in-member.ts";
import { createRouter } from "../http/create-router.ts";
import { requireMember, roleIn } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { idParams } from "./schemas.ts";

const stateSchema = z.enum(["queued", "sent", "failed", "dead", "passed_over", "withdrawn"]);
const kindSchema = z.enum(["confirmation", "reminder", "cancellation", "reschedule"]);

const summarySchema = z
  .object({
    id: z.uuid(),
    state: stateSchema,
    channel: z.enum(["email", "sms", "in_app"]),
    kind: kindSchema,
    recipient: z.object({
      name: z.string(),
      address: z
        .string()
        .openapi({ description: "Mail address, phone number, or empty for in-app" }),
    }),
    subject: z.string().nullable().openapi({ description: "Null until it is delivered" }),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    eventKind: z.enum(["interview", "appointment"]),
    eventId: z.uuid(),
    lastError: z.string().nullable(),
    attempts: z.int(),
  })
  .openapi("NotificationSummary");

const notificationSchema = summarySchema
  .extend({
    html: z.string().nullable(),
    text: z.string().nullable(),
    calendarFile: z.string().nullable().openapi({ description: "iCalendar" }),
  })
  .openapi("Notification");

const pageSchema = z.object({
  items: z.array(summarySchema),
  nextCursor: z.string().nullable(),
});

const querySchema = z.object({
  cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
  state: stateSchema.optional(),
  kind: kindSchema.optional(),
});

const PAGE = 50;
const OVERSEERS: readonly string[] = ["admin", "recruiter", "owner", "manager"];

export function notificationRoutes(kit: Kit) {
  const member = requireMember(kit);

  const listNotifications = createRoute({
    method: "get",
    path: "/notifications",
    tags: ["Notifications"],
    summary: "What people were told about this product's events, the latest first",
    description:
      "Who looks after the calendar sees all of them, other members those addressed to themselves.",
    middleware: member,
    request: { query: querySchema },
    responses: {
      200: { description: "A page", content: json(pageSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  const showNotification = createRoute({
    method: "get",
    path: "/notifications/{id}",
    tags: ["Notifications"],
    summary: "A notification as it was sent",
    middleware: member,
    request: { params: idParams },
    responses: {
      200: {
        description: "With its text",
        content: json(notificationSchema),
      },
      ...problemResponses(401, 403, 404),
    },
  });

  const downloadInvite = createRoute({
    method: "get",
    path: "/notifications/{id}/invite.ics",
    tags: ["Notifications"],
    summary: "The calendar file that rode along",
    middleware: member,
    request: { params: idParams },
    responses: {
      200: { description: "iCalendar", content: { "text/calendar": { schema: z.string() } } },
      ...problemResponses(401, 403, 404),
    },
  });

  const repeatNotification = createRoute({
    method: "post",
    path: "/notifications/{id}/retry",
    tags: ["Notifications"],
    summary: "Deliver a notification again that could not be delivered",
    middleware: member,
    request: { params: idParams },
    responses: {
      200: {
        description: "Queued again",
        content: json(summarySchema),
      },
      ...problemResponses(401, 403, 404, 409),
    },
  });

  const find = async (asking: SignedInMember, id: string): Promise<Notification> => {
    const found = await kit.db.unit(asking.tenantId, (tx) =>
      tx.notification.findFirst({ where: { id, ...visibleTo(kit, asking) } }),
    );
    if (!found) throw notFound();
    return found;
  };

  return createRouter()
    .openapi(listNotifications, async (c) => {
      const { cursor, state, kind } = c.req.valid("query");
      const rows = await kit.db.unit(c.var.member.tenantId, (tx) =>
        tx.notification.findMany({
          where: {
            ...visibleTo(kit, c.var.member),
            ...(state && { state }),
            ...(kind && { kind }),
            ...(cursor && { id: { lt: cursor } }),
          },
          orderBy: { id: "desc" }, // UUID v7: by time
          take: PAGE + 1,
        }),
      );
      const items = rows.slice(0, PAGE);
      const nextCursor = rows.length > PAGE ? (items.at(-1)?.id ?? null) : null;
      return c.json({ items: items.map(summarise), nextCursor }, 200);
    })
    .openapi(showNotification, async (c) => {
      const row = await find(c.var.member, c.req.valid("param").id);
      const { html, text, calendarFile } = row;
      return c.json({ ...summarise(row), html, text, calendarFile }, 200);
    })
    .openapi(downloadInvite, async (c) => {
      const { calendarFile } = await find(c.var.member, c.req.valid("param").id);
      if (calendarFile === null) throw notFound();
      return c.body(calendarFile, 200, {
        "content-type": "text/calendar; charset=utf-8",
        "content-disposition": 'attachment; filename="invite.ics"',
      });
    })
    .openapi(repeatNotification, async (c) => {
      const { tenantId } = c.var.member;
      const { id } = await find(c.var.member, c.req.valid("param").id);
      const row = await kit.db.unit(tenantId, async (tx) => {
        if (!(await retryNotification(kit.jobs, tx, { tenantId, notificationId: id }))) {
          throw new ProblemError(409, "NOT_FAILED", "Only what could not be delivered is repeated");
        }
        return await tx.notification.findUniqueOrThrow({
          where: { tenantId_id: { tenantId, id } },
        });
      });
      return c.json(summarise(row), 200);
    });
}

/** The messages about this product's events; all of them only for those who look after those. */
function visibleTo(kit: Kit, member: SignedInMember): Prisma.NotificationWhereInput {
  const own = kit.product === "ats" ? "interviewId" : "appointmentId";
  const role = roleIn(kit, member);
  return {
    [own]: { not: null },
    ...(!(role && OVERSEERS.includes(role)) && {
      recipientKind: "member" as const,
      recipientId: member.id,
    }),
  };
}

function summarise(row: Notification): z.infer<typeof summarySchema> {
  return {
    id: row.id,
    state: row.state,
    channel: row.channel,
    kind: row.kind,
    recipient: { name: recipientName(row.facts), address: row.address },
    subject: row.subject,
    createdAt: row.createdAt.toISOString(),
    sentAt: row.sentAt?.toISOString() ?? null,
    eventKind: row.interviewId === null ? "appointment" : "interview",
    eventId: row.interviewId ?? row.appointmentId ?? "",
    lastError: row.lastError,
    attempts: row.attempts,
  };
}

const namedSchema = z.object({ recipientName: z.string() });

function recipientName(facts: Notification["facts"]): string {
  return namedSchema.safeParse(facts).data?.recipientName ?? "";
}

function notFound(): ProblemError {
  return new ProblemError(404, "NOT_FOUND", "There is no such notification");
}
