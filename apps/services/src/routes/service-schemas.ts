import { z } from "@hono/zod-openapi";
import { serviceFieldsSchema } from "../domain/service-fields.ts";
import { amountSchema, serviceSchema } from "./schemas.ts";

const minutes = (least: number, most: number) => z.int().min(least).max(most);
const MINUTES_A_YEAR = 60 * 24 * 365;
const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((text) => text || null);

const giverSchema = z.object({
  id: z.uuid(),
  scheduleId: z
    .uuid()
    .nullable()
    .openapi({ description: "On which of their schedules; null: their default one" }),
});

const roomProviderSchema = z
  .enum(["jitsi", "zoom", "meet", "teams"])
  .nullable()
  .openapi({ description: "Where it takes place online; null: it does not" });

const paymentTimingSchema = z.enum(["on_site", "deposit", "full"]);

const refundRulesSchema = z
  .array(z.object({ noticeMinutes: minutes(0, MINUTES_A_YEAR), percent: z.int().min(0).max(100) }))
  .max(10)
  .openapi({
    description:
      "What is given back when a client cancels, the longest notice first; less notice than the last one: nothing",
  });

const needsSchema = z
  .array(z.array(z.uuid()).max(50))
  .max(10)
  .openapi({ description: "Rooms and devices: of each list one is taken" });

const colourSchema = z
  .string()
  .regex(/^[a-z]{1,20}$/)
  .openapi({ example: "teal" });

export const serviceInput = z
  .object({
    name: z.string().trim().min(1).max(100).openapi({ example: "Haircut" }),
    description: optionalText(2_000),
    category: optionalText(100),
    location: optionalText(500),
    roomProvider: roomProviderSchema,
    colour: colourSchema,
    durationMinutes: minutes(5, 1_440),
    stepMinutes: minutes(5, 1_440)
      .nullable()
      .openapi({ description: "Between starts; null: as long as the service" }),
    bufferBeforeMinutes: minutes(0, 1_440),
    bufferAfterMinutes: minutes(0, 1_440),
    minimumNoticeMinutes: minutes(0, MINUTES_A_YEAR),
    horizonDays: z.int().min(1).max(730),
    changeNoticeMinutes: minutes(0, MINUTES_A_YEAR).openapi({
      description: "How long before the start a client may still move or cancel",
    }),
    rescheduleLimit: z
      .int()
      .min(0)
      .max(1_000)
      .nullable()
      .openapi({ description: "How often a client may move it; null: without limit" }),
    price: amountSchema.openapi({
      description: "Minor units of the organisation's currency",
      example: 4_500,
    }),
    paymentTiming: paymentTimingSchema,
    depositAmount: amountSchema
      .nullable()
      .openapi({ description: "Minor units; set exactly where paymentTiming is `deposit`" }),
    refundRules: refundRulesSchema,
    fields: serviceFieldsSchema,
    capacity: z
      .int()
      .min(1)
      .max(1_000)
      .openapi({ description: "How many clients share a session; 1: none do" }),
    plannedOnly: z
      .boolean()
      .openapi({ description: "Only sessions that staff planned are offered" }),
    hasWaitingList: z.boolean(),
    active: z.boolean().openapi({ description: "Whether it is offered" }),
    hosts: z.array(giverSchema).max(200).openapi({ description: "Who gives it; at least one" }),
    needs: needsSchema,
  })
  .openapi("NewService");

export const changedServiceInput = serviceInput
  .extend({ revision: z.string().max(40) })
  .openapi("ChangedService");

/** A service as managers see it: with the rules that make its times. */
export const managedServiceSchema = serviceSchema
  .extend({
    roomProvider: roomProviderSchema,
    stepMinutes: z.int().nullable(),
    bufferBeforeMinutes: z.int(),
    bufferAfterMinutes: z.int(),
    minimumNoticeMinutes: z.int(),
    rescheduleLimit: z.int().nullable(),
    paymentTiming: paymentTimingSchema,
    depositAmount: z.int().nullable(),
    refundRules: refundRulesSchema,
    fields: serviceFieldsSchema,
    capacity: z.int(),
    plannedOnly: z.boolean(),
    hasWaitingList: z.boolean(),
    active: z.boolean(),
    hosts: z.array(giverSchema.extend({ name: z.string() })),
    needs: needsSchema,
    revision: z.string().openapi({ description: "To be sent with a change of it" }),
  })
  .openapi("ManagedService");

export const orderInput = z.object({ ids: z.array(z.uuid()).max(1_000) }).openapi("ServiceOrder");

export const removedServiceSchema = z
  .object({
    outcome: z.enum(["deleted", "archived"]).openapi({
      description: "Archived, which is hidden, where appointments are kept with it",
    }),
  })
  .openapi("RemovedService");

export const peopleSchema = z.object({
  items: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      schedules: z.array(z.object({ id: z.uuid(), name: z.string(), isDefault: z.boolean() })),
    }),
  ),
});
