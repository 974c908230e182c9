import {
  DeliveryReportKind,
  NotificationChannel,
  NotificationKind,
  NotificationState,
  Product,
  SuppressionReason,
} from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { timeSchema } from "../http/schemas.ts";

const stateSchema = z.enum(NotificationState);
export const kindSchema = z.enum(NotificationKind);
export const channelSchema = z.enum(NotificationChannel);
const suppressionReasonSchema = z.enum(SuppressionReason);

const eventKindSchema = z
  .enum(["interview", "appointment"])
  .nullable()
  .openapi({ description: "Null: the message is about no event" });

export const summarySchema = z
  .object({
    id: z.uuid(),
    state: stateSchema,
    channel: channelSchema,
    kind: kindSchema,
    recipient: z.object({
      name: z.string(),
      address: z
        .string()
        .openapi({ description: "Mail address, phone number, or empty for in-app" }),
    }),
    subject: z.string().nullable().openapi({ description: "Null until it is put into words" }),
    createdAt: timeSchema,
    sentAt: timeSchema.nullable(),
    heldUntil: timeSchema.nullable().openapi({
      description: "Not before then, because of the recipient's quiet hours",
    }),
    readAt: timeSchema.nullable(),
    product: z.enum(Product).nullable().openapi({ description: "Null: shown in both" }),
    eventKind: eventKindSchema,
    eventId: z.uuid().nullable(),
    provider: z.string().nullable().openapi({ example: "resend" }),
    lastError: z.string().nullable(),
    suppressedBecause: suppressionReasonSchema
      .nullable()
      .openapi({ description: "Why the address is not written to any more; null where it is" }),
    suppressedSince: timeSchema.nullable(),
    attempts: z.int(),
  })
  .openapi("NotificationSummary");

export const notificationSchema = summarySchema
  .extend({
    html: z.string().nullable(),
    text: z.string().nullable(),
    calendarFile: z.string().nullable().openapi({ description: "iCalendar" }),
    reports: z
      .array(
        z.object({
          kind: z.enum(DeliveryReportKind),
          detail: z.string().nullable(),
          at: timeSchema,
          memberName: z.string().nullable().openapi({ description: "Who did it, if anybody" }),
        }),
      )
      .openapi({ description: "What became of it, oldest first" }),
    suppression: z
      .object({
        reason: suppressionReasonSchema,
        detail: z.string().nullable(),
        since: timeSchema,
      })
      .nullable()
      .openapi({ description: "Why the address is not written to any more" }),
  })
  .openapi("Notification");

export const notificationPageSchema = z.object({
  items: z.array(summarySchema),
  nextCursor: z.string().nullable(),
});

export const notificationQuery = z.object({
  cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
  state: stateSchema.optional(),
  kind: kindSchema.optional(),
  channel: channelSchema.optional(),
  eventId: z.uuid().optional().openapi({ description: "Only about this interview or appointment" }),
  mine: z
    .enum(["true", "false"])
    .optional()
    .openapi({ description: "Only what is addressed to whoever asks" }),
});

export const unreadSchema = z
  .object({
    count: z.int().openapi({ description: "Of those not read; 100 stands for more" }),
    items: z
      .array(
        z.object({
          id: z.uuid(),
          kind: kindSchema,
          subject: z.string(),
          text: z.string(),
          createdAt: timeSchema,
          readAt: timeSchema.nullable(),
          eventKind: eventKindSchema,
          eventId: z.uuid().nullable(),
        }),
      )
      .openapi({ description: "The latest ten, read or not" }),
  })
  .openapi("UnreadNotifications");

export const suppressionsSchema = z
  .object({
    items: z.array(
      z.object({
        channel: channelSchema,
        address: z.string(),
        reason: suppressionReasonSchema,
        detail: z.string().nullable(),
        since: timeSchema,
        notificationId: z.uuid().nullable().openapi({ description: "The message it came of" }),
      }),
    ),
    nextCursor: z.string().nullable(),
  })
  .openapi("SuppressedAddresses");

export const preferenceRowSchema = z.object({
  kind: kindSchema,
  channel: channelSchema,
  enabled: z.boolean(),
  locked: z.boolean().openapi({ description: "Cannot be switched off" }),
});

/** What somebody wants to be told; rows that are left out stay as they are. */
export const preferenceChangesSchema = z
  .array(z.object({ kind: kindSchema, channel: channelSchema, enabled: z.boolean() }))
  .max(100);

export const preferencesSchema = z
  .object({ rows: z.array(preferenceRowSchema) })
  .openapi("NotificationPreferences");

export const preferencesInput = z
  .object({ rows: preferenceChangesSchema })
  .openapi("NotificationPreferenceChanges");
