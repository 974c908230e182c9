import { instantSchema, timeSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { scheduleSchema } from "./schedule-schemas.ts";

const nameSchema = z.string().trim().min(1).max(100);
const unitsSchema = z
  .int()
  .min(1)
  .max(1_000)
  .openapi({ description: "How many of it can be taken at the same time; 1 for a person" });
const limitSchema = z
  .int()
  .min(0)
  .max(1_000)
  .nullable()
  .openapi({ description: "Null: without limit" });

/** A room or device, or the time of a member. */
export const newResourceInput = z
  .discriminatedUnion("kind", [
    z.object({
      kind: z.enum(["room", "device"]),
      name: nameSchema.openapi({ example: "Treatment room 2" }),
      units: unitsSchema,
      timeZone: timeZoneSchema,
    }),
    z.object({ kind: z.literal("person"), memberId: z.uuid() }),
  ])
  .openapi("NewResource");

export const resourceInput = z
  .object({
    name: nameSchema,
    units: unitsSchema,
    timeZone: timeZoneSchema,
    dailyLimit: limitSchema,
    weeklyLimit: limitSchema,
    active: z.boolean().openapi({ description: "Whether it can be booked" }),
    revision: z.string().max(40),
  })
  .openapi("ChangedResource");

const namedSchema = z.object({ id: z.uuid(), name: z.string() });

export const resourceSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(["person", "room", "device"]),
    name: z.string(),
    timeZone: z.string(),
    units: z.int(),
    dailyLimit: z.int().nullable(),
    weeklyLimit: z.int().nullable(),
    active: z.boolean(),
    memberId: z.uuid().nullable(),
    inOtherApp: z
      .boolean()
      .openapi({ description: "Whether the person's time is also booked for interviews" }),
    schedules: z.array(scheduleSchema),
    services: z
      .array(namedSchema)
      .openapi({ description: "What a person gives, or a room or device is needed for" }),
    revision: z.string(),
  })
  .openapi("Resource");

export const resourcesSchema = z
  .object({
    items: z.array(resourceSchema),
    unbookable: z
      .array(namedSchema)
      .openapi({ description: "Members whose time cannot be booked" }),
  })
  .openapi("Resources");

export const upcomingQuery = z.object({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
});

export const upcomingEventSchema = z
  .object({
    id: z.uuid(),
    kind: z.enum(["appointment", "session"]),
    title: z.string(),
    start: timeSchema,
    end: timeSchema,
    clientName: z.string().nullable(),
  })
  .openapi("UpcomingEvent");

export const upcomingSchema = z
  .object({
    events: z.array(upcomingEventSchema).openapi({ description: "By start; at most 200" }),
    elsewhere: z.int().openapi({ description: "How many interviews besides" }),
  })
  .openapi("Upcoming");
