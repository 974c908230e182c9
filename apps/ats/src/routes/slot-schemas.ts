import { RoomProvider } from "@convene/prisma";
import {
  generalReasonSchema,
  hostReasonSchema,
  instantSchema,
  spanSchema,
  timeSchema,
  timeZoneSchema,
} from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { idListSchema, kindSchema, rangeQuery, text } from "./schemas.ts";

const durationSchema = z.int().min(5).max(720);
const bufferSchema = z.int().min(0).max(1_440);

/** A seat of a panel as it is asked for. */
export const seatInput = z
  .object({
    name: text(100).nullable().default(null).openapi({ example: "Hiring manager" }),
    resourceIds: z
      .array(z.uuid())
      .min(1)
      .max(50)
      .optional()
      .openapi({ description: "Anyone of these; with a pool: of its members" }),
    poolId: z
      .uuid()
      .nullable()
      .optional()
      .openapi({ description: "Anyone of this pool who is qualified" }),
  })
  .openapi("PanelSeat");

/** Of what a panel is made up: each of these together, or an interview to be moved. */
const panelFields = {
  seats: z.array(seatInput).min(1).max(10).optional(),
  roomIds: z.array(z.uuid()).max(50).optional().openapi({ description: "One of them is needed" }),
  interviewerIds: z
    .array(z.uuid())
    .max(50)
    .optional()
    .openapi({ description: "Instead of seats: everybody who is needed" }),
  durationMinutes: durationSchema.optional(),
  bufferBeforeMinutes: bufferSchema.optional(),
  bufferAfterMinutes: bufferSchema.optional(),
  interviewId: z
    .uuid()
    .optional()
    .openapi({ description: "Instead of all that: an interview to be moved" }),
};

const stepSchema = z.enum(["15", "30"]).default("30");
const gridZoneSchema = timeZoneSchema.optional().openapi({
  description: "Starts are aligned to its wall clock; left out: the signed-in member's",
});

export const slotsQuery = rangeQuery
  .extend({
    interviewerIds: idListSchema.optional().openapi({ description: "Everybody who is needed" }),
    durationMinutes: z.coerce.number().int().min(5).max(720).optional(),
    interviewId: z
      .uuid()
      .optional()
      .openapi({ description: "Instead of the two: an interview to be moved" }),
    timeZone: gridZoneSchema,
    stepMinutes: stepSchema,
  })
  .openapi("SlotsQuery");

export const slotsInput = z
  .object({
    ...panelFields,
    from: instantSchema,
    to: instantSchema,
    timeZone: gridZoneSchema,
    stepMinutes: stepSchema,
    applicationId: z
      .uuid()
      .optional()
      .openapi({ description: "For whose candidate: their clock counts in the proposals" }),
  })
  .openapi("PanelSlotsRequest");

export const slotSchema = z.object({ start: timeSchema, end: timeSchema }).openapi("CommonSlot");

const overCapSchema = z
  .object({ reason: z.literal("overCap"), personId: z.uuid(), per: z.enum(["day", "week"]) })
  .openapi({ description: "It is one interview more than they take" });

const filledSlotSchema = slotSchema
  .extend({
    seats: z.array(z.uuid()).openapi({ description: "Who is to fill each, seat by seat" }),
    overCaps: z.array(overCapSchema),
  })
  .openapi("FilledSlot");

const timeReasonSchema = z
  .discriminatedUnion("reason", [
    z.object({ reason: z.literal("insideHours") }),
    z.object({ reason: z.literal("outsidePreferred"), personId: z.uuid() }),
    z.object({ reason: z.literal("earlyLocal"), personId: z.uuid(), localTime: z.string() }),
    z.object({ reason: z.literal("lateLocal"), personId: z.uuid(), localTime: z.string() }),
    z.object({ reason: z.literal("candidateHours") }),
    z.object({ reason: z.literal("candidateEarly"), localTime: z.string() }),
    z.object({ reason: z.literal("candidateLate"), localTime: z.string() }),
    z.object({ reason: z.literal("balancesLoad") }),
    z.object({ reason: z.literal("moreLoad"), personId: z.uuid(), interviews: z.int() }),
    z.object({ reason: z.literal("timeBetween"), minutes: z.int() }),
    z.object({ reason: z.literal("tight"), personId: z.uuid(), minutes: z.int() }),
    overCapSchema,
  ])
  .openapi("TimeReason");

export const slotsSchema = z
  .object({
    slots: z
      .array(filledSlotSchema)
      .openapi({ description: "Times at which every seat can be filled, ascending" }),
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        timeZone: z.string(),
        load: z
          .int()
          .openapi({ description: "Interviews of the last four weeks and the next two" }),
        seats: z.array(z.int()).openapi({ description: "Which they could take, from 0" }),
        free: z.array(spanSchema),
      }),
    ),
    proposals: z
      .array(filledSlotSchema.extend({ reasons: z.array(timeReasonSchema) }))
      .openapi({ description: "The best of the times, best first, and why" }),
    nextFree: timeSchema.nullable().openapi({
      description: "Where the range has none: the first one of the 31 days after it",
    }),
  })
  .openapi("CommonSlots");

export const explainInput = z
  .object({ ...panelFields, start: instantSchema })
  .openapi("ExplainRequest");

const explainedHost = {
  id: z.uuid(),
  name: z.string(),
  timeZone: z.string(),
  reasons: z.array(hostReasonSchema).openapi({ description: "Empty for who could" }),
};

export const explanationSchema = z
  .object({
    start: timeSchema,
    end: timeSchema,
    possible: z.boolean(),
    reasons: z.array(generalReasonSchema),
    people: z.array(z.object({ ...explainedHost, seated: z.boolean() })),
    rooms: z.array(z.object(explainedHost)),
  })
  .openapi("InterviewExplanation");

export const interviewInput = z
  .object({
    applicationId: z.uuid(),
    templateId: z
      .uuid()
      .optional()
      .openapi({ description: "Says all of the following that is left out" }),
    kind: kindSchema.optional(),
    title: text(200).optional().openapi({ example: "Technical interview" }),
    start: instantSchema,
    durationMinutes: durationSchema.optional(),
    bufferBeforeMinutes: bufferSchema.optional(),
    bufferAfterMinutes: bufferSchema.optional(),
    seats: z.array(seatInput).min(1).max(10).optional(),
    interviewerIds: z
      .array(z.uuid())
      .min(1)
      .max(20)
      .optional()
      .openapi({ description: "Instead of seats: everybody who is needed" }),
    optionalIds: z.array(z.uuid()).max(20).optional(),
    trainees: z
      .boolean()
      .optional()
      .openapi({ description: "Whether pools bring somebody along who learns; default true" }),
    roomIds: z
      .array(z.uuid())
      .max(50)
      .optional()
      .openapi({ description: "One of them is reserved" }),
    location: text(500).optional(),
    meetingUrl: z
      .url({ protocol: /^https?$/ })
      .max(2_000)
      .optional(),
    room: z.enum(RoomProvider).nullable().optional().openapi({
      description:
        "The online room to be made for it; null: none. Left out, and not said by the template: a video interview without place or link gets one of Jitsi",
    }),
    instructions: text(5_000).optional().openapi({ description: "For the candidate" }),
    timeZone: timeZoneSchema.optional().openapi({
      description: "In which it is made; left out: the signed-in member's",
    }),
  })
  .openapi("NewInterview");
