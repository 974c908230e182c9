import { RoomProvider } from "@convene/prisma";
import { instantSchema, spanSchema, timeSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { MOST_INTERVIEWS } from "../loops/interview-order.ts";
import { kindSchema, text, weeklyHoursSchema } from "./schemas.ts";
import { seatInput } from "./slot-schemas.ts";

/** Of an interview among those that are scheduled together. */
const positionSchema = z
  .int()
  .min(0)
  .max(MOST_INTERVIEWS - 1);

/** What is to be scheduled: a plan, or interviews one by one. */
export const orderInput = z.object({
  planId: z.uuid().optional(),
  interviews: z
    .array(
      z.object({
        templateId: z.uuid().optional(),
        kind: kindSchema.optional(),
        title: text(200).optional(),
        durationMinutes: z.int().min(5).max(720).optional(),
        bufferBeforeMinutes: z.int().min(0).max(1_440).optional(),
        bufferAfterMinutes: z.int().min(0).max(1_440).optional(),
        seats: z.array(seatInput).min(1).max(10).optional(),
        roomIds: z.array(z.uuid()).max(50).optional(),
        room: z.enum(RoomProvider).nullable().optional(),
        location: text(500).optional(),
        instructions: text(5_000).optional(),
        after: z.array(positionSchema).max(MOST_INTERVIEWS).optional(),
      }),
    )
    .min(1)
    .max(MOST_INTERVIEWS)
    .optional()
    .openapi({ description: "Instead of a plan" }),
});

export const plannedInput = z
  .array(
    z.object({
      position: positionSchema,
      start: instantSchema,
      seats: z.array(z.uuid()).max(10),
      roomId: z.uuid().nullable(),
    }),
  )
  .min(1)
  .max(MOST_INTERVIEWS);

export const loopSearchInput = orderInput
  .extend({
    from: instantSchema,
    to: instantSchema,
    hours: weeklyHoursSchema
      .optional()
      .openapi({ description: "When it suits the candidate, in their zone" }),
    sequence: z
      .array(positionSchema)
      .max(MOST_INTERVIEWS)
      .optional()
      .openapi({ description: "All positions in the order in which they are to be held" }),
    requestId: z.uuid().optional().openapi({
      description: "What this request asked for, within the times that the candidate gave",
    }),
  })
  .openapi("LoopSearch");

export const loopInput = orderInput
  .extend({
    planned: plannedInput,
    timeZone: timeZoneSchema.optional(),
    requestId: z
      .uuid()
      .optional()
      .openapi({ description: "The request that it settles: its interviews are booked" }),
  })
  .openapi("NewInterviewLoop");

const personSchema = z.object({ id: z.uuid(), name: z.string(), timeZone: z.string() });

const position = z.int();
const hostId = z.uuid();
const minutes = z.int();
const loopReasonSchema = z
  .discriminatedUnion("reason", [
    z.object({ reason: z.literal("days"), count: z.int() }),
    z.object({ reason: z.literal("candidateHours") }),
    z.object({ reason: z.literal("outsideCandidateHours"), position, minutes }),
    z.object({ reason: z.literal("noGaps") }),
    z.object({ reason: z.literal("gap"), after: z.int(), before: z.int(), minutes }),
    z.object({ reason: z.literal("insideHours"), hostIds: z.array(hostId) }),
    z.object({ reason: z.literal("outsidePreferred"), hostId, position, minutes }),
    z.object({
      reason: z.enum(["earlyLocal", "lateLocal"]),
      hostId,
      position,
      localTime: z.string(),
      timeZone: z.string(),
    }),
    z.object({ reason: z.literal("balancesLoad") }),
    z.object({ reason: z.literal("moreLoad"), hostId, position, interviews: z.int() }),
    z.object({ reason: z.literal("sitsAgain"), hostId, interviews: z.int() }),
  ])
  .openapi("LoopReason");

const orderSchema = z.object({
  name: z.string(),
  interviews: z.array(
    z.object({
      title: z.string(),
      durationMinutes: z.int(),
      seats: z.array(z.string().nullable()).openapi({ description: "Their names" }),
      after: z.array(z.int()),
    }),
  ),
});

export const loopsSchema = z
  .object({
    order: orderSchema,
    proposals: z
      .array(
        z.object({
          interviews: z.array(
            z.object({
              position,
              start: timeSchema,
              end: timeSchema,
              seats: z.array(z.uuid()),
              roomId: z.uuid().nullable(),
            }),
          ),
          reasons: z.array(loopReasonSchema),
        }),
      )
      .openapi({ description: "Best first; the interviews of each in the order of time" }),
    whyNone: z
      .object({
        verdict: z.enum(["interviews", "together", "unknown"]),
        interviews: z.array(
          z.object({
            position,
            verdict: z.enum(["fits", "nobodyFree", "groupsNeverMeet", "candidateNever"]),
            emptySeats: z.array(z.int()),
            lacksRoom: z.boolean(),
          }),
        ),
      })
      .nullable(),
    people: z.array(personSchema),
    candidate: z.object({
      name: z.string(),
      timeZone: z.string(),
      times: z
        .array(spanSchema)
        .nullable()
        .openapi({ description: "When they said that they can" }),
    }),
  })
  .openapi("LoopProposals");

export const bookedLoopSchema = z
  .object({
    loopId: z.uuid().nullable(),
    interviews: z.array(
      z.object({ id: z.uuid(), title: z.string(), start: timeSchema, end: timeSchema }),
    ),
  })
  .openapi("BookedInterviewLoop");
