import { smsNumber } from "@convene/notifications";
import { timeSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";

/** A phone number that a text message could reach, or none. */
const phoneInput = z
  .string()
  .trim()
  .max(40)
  .nullable()
  .transform((text) => text || null)
  .refine((text) => text === null || smsNumber(text) !== null, "is not a phone number");

const emailInput = z
  .string()
  .trim()
  .max(320)
  .nullable()
  .transform((text) => text || null)
  .pipe(z.email().nullable());

export const clientInput = z
  .object({
    name: z.string().trim().min(1).max(200),
    email: emailInput.openapi({ description: "Null: none is known" }),
    phone: phoneInput.openapi({ description: "Null: none is known" }),
    timeZone: timeZoneSchema,
    locale: z.string().min(2).max(35).openapi({ example: "fr" }),
  })
  .openapi("ClientChanges");

export const noteInput = z
  .object({ text: z.string().trim().min(1).max(5_000) })
  .openapi("NewClientNote");

export const mergeInput = z
  .object({ mergeId: z.uuid().openapi({ description: "Who turned out to be the same person" }) })
  .openapi("ClientMerge");

export const noteParams = z.object({ id: z.uuid(), noteId: z.uuid() });

const noteSchema = z.object({
  id: z.uuid(),
  text: z.string(),
  author: z.string(),
  isOwn: z.boolean(),
  at: timeSchema,
});

const statusSchema = z.enum([
  "pending",
  "confirmed",
  "in_progress",
  "completed",
  "cancelled",
  "no_show",
]);

export const clientDetailsSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    smsOptIn: z.boolean(),
    timeZone: z.string(),
    locale: z.string(),
    createdAt: timeSchema,
    counts: z.record(z.string(), z.int()).openapi({ description: "Appointments by status" }),
    appointments: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        status: statusSchema,
        start: timeSchema,
        end: timeSchema,
        timeZone: z.string(),
        hostName: z.string(),
        price: z.int().openapi({ description: "Minor units" }),
        currency: z.string(),
      }),
    ),
    notes: z.array(noteSchema),
    waiting: z.array(
      z.object({
        id: z.uuid(),
        serviceName: z.string(),
        earliest: timeSchema,
        latest: timeSchema,
        state: z.enum(["waiting", "offered"]),
      }),
    ),
  })
  .openapi("ClientDetails");

export const clientsQuery = z.object({
  search: z.string().trim().min(1).max(100).optional().openapi({ example: "costa" }),
  cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const clientSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    timeZone: z.string(),
    createdAt: timeSchema,
    appointments: z.int(),
    noShows: z.int(),
    lastStart: timeSchema
      .nullable()
      .openapi({ description: "Of the last appointment that has begun; cancelled ones aside" }),
    nextStart: timeSchema
      .nullable()
      .openapi({ description: "Of the first appointment still to come; cancelled ones aside" }),
  })
  .openapi("Client");
