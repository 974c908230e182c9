import { checkReminderOffsets } from "@convene/notifications";
import { createRoute, z } from "@hono/zod-openapi";
import { createRouter } from "../http/create-router.ts";
import { requireMember } from "../http/require-member.ts";
import { json } from "../http/schemas.ts";
import type { Kit } from "../kit.ts";
import { problemResponses } from "../problem/problem-responses.ts";
import { reminderOffsetsInput } from "./event-reminders.ts";
import { OVERSEERS } from "./overseers.ts";

const localTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is no time of the day")
  .openapi({ example: "21:00" });

const messageSettingsSchema = z
  .object({
    senderName: z
      .string()
      .nullable()
      .openapi({ description: "Whom mails come from; null: the organisation's name" }),
    replyTo: z.string().nullable().openapi({ description: "Where answers to mails go" }),
    logoUrl: z.string().nullable(),
    accentColour: z.string().nullable().openapi({ example: "#1f5f8b" }),
    quietStart: z.string().nullable().openapi({
      description: "No text messages from then on, in the recipient's zone; null: at any time",
      example: "21:00",
    }),
    quietEnd: z.string().nullable().openapi({ example: "08:00" }),
    reminderOffsets: z.array(z.int()).openapi({
      description: "Minutes before the start, for events that do not bring their own list",
      example: [1_440, 60, 15],
    }),
  })
  .openapi("MessageSettings");

const messageSettingsInput = z
  .object({
    senderName: z
      .string()
      .trim()
      .min(1)
      .max(100)
      .regex(/^[^\p{Cc}<>"\\]*$/u, "has characters that no mail's sender may have")
      .openapi({ pattern: '^[^\\p{Cc}<>"\\\\]*$' })
      .nullable(),
    replyTo: z.email().max(254).nullable(),
    logoUrl: z
      .url({ protocol: /^https?$/ })
      .max(1_000)
      .nullable(),
    accentColour: z
      .string()
      .regex(/^#[0-9a-fA-F]{6}$/, "is no colour such as #1f5f8b")
      .nullable(),
    quietStart: localTime.nullable(),
    quietEnd: localTime.nullable(),
    reminderOffsets: reminderOffsetsInput,
  })
  .refine(({ quietStart, quietEnd }) => (quietStart === null) === (quietEnd === null), {
    message: "Both a beginning and an end, or neither",
    path: ["quietEnd"],
  })
  .refine(({ quietStart, quietEnd }) => quietStart === null || quietStart !== quietEnd, {
    message: "ends when it begins",
    path: ["quietEnd"],
  })
  .openapi("NewMessageSettings");

const SETTINGS = {
  senderName: true,
  replyTo: true,
  logoUrl: true,
  accentColour: true,
  quietStart: true,
  quietEnd: true,
  reminderOffsets: true,
} as const;

const path = "/settings/messages";

/** How an organisation's messages look, and when they go out. */
export function messageSettingsRoutes(kit: Kit) {
  const overseers = requireMember(kit, OVERSEERS);

  const show = createRoute({
    method: "get",
    path,
    tags: ["Organisation"],
    summary: "How messages look, and when they go out",
    middleware: overseers,
    responses: {
      200: { description: "The settings", content: json(messageSettingsSchema) },
      ...problemResponses(401, 403),
    },
  });

  const change = createRoute({
    method: "put",
    path,
    tags: ["Organisation"],
    summary: "Change how messages look, and when they go out",
    description: "New bookings get the new reminders; those that are there keep theirs.",
    middleware: overseers,
    request: { body: { required: true, content: json(messageSettingsInput) } },
    responses: {
      200: { description: "As they are now", content: json(messageSettingsSchema) },
      ...problemResponses(400, 401, 403),
    },
  });

  return createRouter()
    .openapi(show, async (c) => {
      const { tenantId } = c.var.member;
      const settings = await kit.db.unit(tenantId, (tx) =>
        tx.tenant.findUniqueOrThrow({ where: { tenantId }, select: SETTINGS }),
      );
      return c.json(settings, 200);
    })
    .openapi(change, async (c) => {
      const { tenantId } = c.var.member;
      const wanted = c.req.valid("json");
      checkReminderOffsets(wanted.reminderOffsets, "reminderOffsets");
      const data = {
        ...wanted,
        reminderOffsets: wanted.reminderOffsets.toSorted((a, b) => b - a),
      };
      const settings = await kit.db.unit(tenantId, (tx) =>
        tx.tenant.update({ where: { tenantId }, data, select: SETTINGS }),
      );
      return c.json(settings, 200);
    });
}
