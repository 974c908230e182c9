import { instantSchema, spanSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { weeklyHoursSchema } from "./schemas.ts";

const capSchema = z
  .int()
  .min(0)
  .max(100)
  .nullable()
  .openapi({ description: "Interviews; null: without limit" });

const fields = {
  hours: z
    .enum(["working", "published"])
    .openapi({ description: "In their working hours, or at the times that they published only" }),
  perDay: capSchema,
  perWeek: capSchema,
  preferredHours: weeklyHoursSchema.openapi({
    description: "When they like interviews best, in their zone; empty: always",
  }),
};

export const interviewerSettingsInput = z.object(fields).openapi("ChangedInterviewerSettings");

export const interviewerSettingsSchema = z
  .object({ resourceId: z.uuid(), name: z.string(), timeZone: z.string(), ...fields })
  .openapi("InterviewerSettings");

const localSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:00)?$/)
  .openapi({ description: "Of the first one, in `timezone`", example: "2026-03-02T09:00" });

export const publishedTimeInput = z
  .object({
    startLocal: localSchema,
    timezone: timeZoneSchema,
    durationMinutes: z.int().min(15).max(1_440),
    rule: z
      .string()
      .max(500)
      .nullable()
      .openapi({ description: "RFC 5545 RRULE; null: once", example: "FREQ=WEEKLY;BYDAY=MO" }),
  })
  .openapi("NewPublishedTime");

export const publishedTimeSchema = z
  .object({
    id: z.uuid(),
    startLocal: z.string(),
    timezone: z.string(),
    durationMinutes: z.int(),
    rule: z.string().nullable(),
    upcoming: z.array(spanSchema).openapi({ description: "Of the next four weeks" }),
  })
  .openapi("PublishedTime");

export const withdrawQuery = z.object({
  start: instantSchema
    .optional()
    .openapi({ description: "Of the occurrence to be taken out; left out: all of it" }),
});
