import { instantSchema, timeSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import {
  bookedSchema,
  canGetTexts,
  clientInput,
  needsSmsNumber,
  organisationSchema,
  staffClientInput,
} from "./schemas.ts";

const clockSchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
  .openapi({ example: "09:00" });

const wishes = {
  serviceId: z.uuid(),
  hostId: z.uuid().optional().openapi({ description: "Left out: anyone who gives the service" }),
  timeZone: timeZoneSchema,
  earliest: instantSchema,
  latest: instantSchema.openapi({ description: "The last start that would do" }),
  weekdays: z
    .array(z.int().min(1).max(7))
    .max(7)
    .default([])
    .openapi({ description: "1 (Monday) to 7; empty: any" }),
  between: z
    .object({ from: clockSchema, until: clockSchema })
    .refine(({ from, until }) => from <= until, {
      message: "ends before it begins",
      path: ["until"],
    })
    .nullable()
    .default(null)
    .openapi({ description: "Local times between which it may begin; null: any" }),
  note: z.string().trim().max(1_000).optional(),
};

export const joinInput = z
  .object({ ...wishes, client: clientInput, smsOptIn: z.boolean().default(false) })
  .refine(canGetTexts, needsSmsNumber)
  .openapi("WaitingRequest");

/** As by phone: who gives no address gives a number. */
export const staffJoinInput = z
  .object({ ...wishes, client: staffClientInput, smsOptIn: z.boolean().default(false) })
  .refine(canGetTexts, needsSmsNumber)
  .openapi("StaffWaitingRequest");

export const waitingQuery = z.object({
  state: z
    .enum(["open", "closed"])
    .default("open")
    .openapi({ description: "Who waits, or who did in the last month" }),
});

export const offerInput = z.object({ start: instantSchema }).openapi("OfferRequest");

const stateSchema = z.enum(["waiting", "offered", "booked", "withdrawn", "expired"]);

const entry = {
  id: z.uuid(),
  serviceId: z.uuid(),
  serviceName: z.string(),
  hostName: z.string().nullable().openapi({ description: "Whom they want; null: anyone" }),
  state: stateSchema,
  earliest: timeSchema,
  latest: timeSchema,
  timeZone: z.string(),
  weekdays: z.array(z.int()),
  between: z.object({ from: z.string(), until: z.string() }).nullable(),
  note: z.string().nullable(),
  since: timeSchema,
};

export const waitingEntrySchema = z
  .object({
    ...entry,
    durationMinutes: z.int(),
    ahead: z.int().openapi({ description: "How many wait for the same since before" }),
    offer: z
      .object({ start: timeSchema, end: timeSchema, expiresAt: timeSchema, hostName: z.string() })
      .nullable()
      .openapi({ description: "What is held for them at the moment" }),
    organisation: organisationSchema,
  })
  .openapi("WaitingEntry");

export const joinedSchema = z
  .object({
    entry: waitingEntrySchema,
    token: z
      .string()
      .nullable()
      .openapi({ description: "Of their own page; null for an address that was known before" }),
  })
  .openapi("JoinedWaitingList");

export const takenSchema = bookedSchema;

export const staffWaitingSchema = z
  .object({
    ...entry,
    hostId: z.uuid().nullable(),
    clientId: z.uuid(),
    clientName: z.string(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    offers: z.int().openapi({ description: "How many times were offered so far" }),
    offer: z.object({ start: timeSchema, expiresAt: timeSchema }).nullable(),
    closedAt: timeSchema.nullable(),
    appointmentId: z.uuid().nullable().openapi({ description: "What was booked in the end" }),
  })
  .openapi("StaffWaitingEntry");
