import { instantSchema, spanSchema, timeSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { amountSchema, explanationSchema, slotSchema, staffClientInput } from "./schemas.ts";

const localSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/)
  .refine(isOnTheCalendar, "is no date")
  .transform((text) => (text.length === 16 ? `${text}:00` : text))
  .openapi({
    type: "string",
    maxLength: 19,
    description: "Local to `timeZone`",
    example: "2026-03-09T10:00",
  });

function isOnTheCalendar(text: string): boolean {
  const date = new Date(`${text}Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

const decisionsSchema = z
  .array(
    z.object({
      at: instantSchema.openapi({ description: "When the occurrence would begin" }),
      moveTo: instantSchema
        .nullable()
        .openapi({ description: "Where it takes place instead; null: it does not" }),
    }),
  )
  .max(200)
  .default([]);

const ruleSchema = z
  .string()
  .min(1)
  .max(1_000)
  .openapi({ description: "RFC 5545 RRULE", example: "FREQ=WEEKLY;BYDAY=MO;COUNT=10" });

const seriesInput = z.object({
  serviceId: z.uuid(),
  hostId: z.uuid(),
  startLocal: localSchema,
  timeZone: timeZoneSchema,
  rule: ruleSchema,
});

export const previewInput = seriesInput.openapi("SeriesRequest");

export const seriesBookingInput = seriesInput
  .extend({
    client: z.union([z.object({ id: z.uuid() }), staffClientInput]),
    smsOptIn: z.boolean().default(false),
    notes: z.string().trim().max(2_000).optional(),
    decisions: decisionsSchema,
  })
  .openapi("SeriesBooking");

export const repeatPreviewInput = z.object({ rule: ruleSchema }).openapi("RepeatRequest");

export const repeatInput = z
  .object({ rule: ruleSchema, decisions: decisionsSchema })
  .openapi("Repeat");

const occurrenceSchema = spanSchema.extend({
  isFree: z.boolean(),
  explanation: explanationSchema
    .nullable()
    .openapi({ description: "Why it cannot be had; of the first few such" }),
  alternatives: z.array(slotSchema).openapi({ description: "The free times nearest to it" }),
});

export const seriesPreviewSchema = z
  .object({
    occurrences: z.array(occurrenceSchema),
    until: timeSchema.openapi({ description: "Later ones are made as time goes on" }),
    goesOn: z.boolean().openapi({ description: "Whether more are to come after that" }),
  })
  .openapi("SeriesPreview");

export const seriesMovePreviewSchema = z
  .object({
    occurrences: z.array(
      occurrenceSchema.extend({
        appointmentId: z.uuid(),
        before: spanSchema.openapi({ description: "When it is at present" }),
      }),
    ),
  })
  .openapi("SeriesMovePreview");

export const bookedSeriesSchema = z
  .object({
    id: z.uuid(),
    appointmentIds: z.array(z.uuid()).openapi({ description: "Those that were made, ascending" }),
  })
  .openapi("BookedSeries");

const scopeSchema = z
  .enum(["following", "all"])
  .openapi({ description: "From this occurrence on, or all that are still to come" });

export const moveSeriesInput = z
  .object({
    scope: scopeSchema,
    start: instantSchema.openapi({ description: "Of this occurrence; the others move along" }),
    reason: z.string().trim().max(500).optional(),
    decisions: decisionsSchema,
  })
  .openapi("SeriesMove");

export const previewMoveInput = z
  .object({ scope: scopeSchema, start: instantSchema })
  .openapi("SeriesMoveRequest");

export const editSeriesInput = z
  .object({
    scope: scopeSchema,
    notes: z.string().trim().max(2_000).nullable().optional(),
    price: amountSchema.optional().openapi({ description: "Minor units" }),
  })
  .openapi("SeriesEdit");

export const endSeriesInput = z
  .object({ scope: scopeSchema, reason: z.string().trim().max(500).optional() })
  .openapi("SeriesEnd");

export const clashSchema = z
  .object({
    id: z.uuid(),
    seriesId: z.uuid(),
    occurrenceAt: timeSchema,
    timeZone: z.string(),
    serviceName: z.string(),
    clientName: z.string(),
    hostId: z.uuid(),
    hostName: z.string(),
    serviceId: z.uuid(),
    rule: z.string().openapi({ description: "RFC 5545 RRULE" }),
    explanation: explanationSchema.nullable().openapi({
      description: "What stands in its way; null where the service is not given any more",
    }),
    alternatives: z.array(slotSchema),
  })
  .openapi("SeriesClash");

export const clashDecisionInput = z
  .object({ moveTo: instantSchema.nullable().openapi({ description: "Null: it is skipped" }) })
  .openapi("SeriesClashDecision");
