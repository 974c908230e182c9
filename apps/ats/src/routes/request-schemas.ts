import { RequestMode, RequestState } from "@convene/prisma";
import { instantSchema, spanSchema, timeSchema, timeZoneSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { orderInput, plannedInput } from "./loop-schemas.ts";
import { text } from "./schemas.ts";
import { slotSchema } from "./slot-schemas.ts";

const modeSchema = z.enum(RequestMode).openapi({
  description:
    "`choose`: among all times that suit; `proposals`: among some that are held; `availability`: they say when they can",
});

export const requestInput = orderInput
  .extend({
    mode: modeSchema,
    message: text(2_000).nullable().default(null).openapi({ description: "For the candidate" }),
    earliest: instantSchema,
    latest: instantSchema,
    expiresAt: instantSchema.openapi({
      description: "When the link stops working, and what is held is free again",
    }),
    proposals: z.array(plannedInput).min(1).max(5).optional(),
    timeZone: timeZoneSchema.optional(),
  })
  .openapi("NewSchedulingRequest");

const whyNotAnswerSchema = z
  .enum(["REQUEST_BOOKED", "REQUEST_WITHDRAWN", "REQUEST_DECLINED", "REQUEST_EXPIRED"])
  .nullable()
  .openapi({ description: "Null where it can be answered" });

const proposalSchema = z.object({
  position: z.int(),
  interviews: z.array(
    z.object({
      title: z.string(),
      start: timeSchema,
      end: timeSchema,
      interviewers: z.array(z.string()),
    }),
  ),
});

const fields = {
  mode: modeSchema,
  state: z.enum(RequestState),
  name: z.string().openapi({ description: "Of the plan, or of the only interview" }),
  interviews: z.array(z.object({ title: z.string(), durationMinutes: z.int() })),
  message: z.string().nullable(),
  reply: z.string().nullable().openapi({ description: "The candidate's own words" }),
  earliest: timeSchema,
  latest: timeSchema,
  expiresAt: timeSchema,
  proposals: z.array(proposalSchema),
  times: z.array(spanSchema).openapi({ description: "When the candidate can" }),
  whyNotAnswer: whyNotAnswerSchema,
};

export const requestSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    memberName: z.string().openapi({ description: "Who asked" }),
    planId: z.uuid().nullable(),
    createdAt: timeSchema,
    answeredAt: timeSchema.nullable(),
    interviewId: z.uuid().nullable(),
    loopId: z.uuid().nullable(),
    url: z.string().openapi({ description: "The candidate's page" }),
  })
  .openapi("SchedulingRequest");

export const linkedRequestSchema = z
  .object({
    ...fields,
    jobTitle: z.string(),
    organiserName: z.string(),
    candidate: z.object({ name: z.string(), timeZone: z.string(), locale: z.string() }),
    organisation: z.object({
      name: z.string(),
      timeZone: z.string(),
      accentColour: z.string().nullable(),
      logoUrl: z.string().nullable(),
    }),
    booked: z
      .array(z.object({ title: z.string(), start: timeSchema, end: timeSchema, url: z.string() }))
      .openapi({ description: "What came of it" }),
  })
  .openapi("CandidateRequest");

export const linkedTimesQuery = z.object({
  from: instantSchema,
  to: instantSchema,
  timeZone: timeZoneSchema.openapi({ description: "Starts are aligned to its wall clock" }),
});

export const linkedTimesSchema = z
  .object({
    slots: z.array(slotSchema),
    nextFree: timeSchema.nullable().openapi({
      description: "Where the range has none: the first one after it",
    }),
  })
  .openapi("CandidateTimes");

export const chooseInput = z.object({ start: instantSchema }).openapi("ChosenTime");

export const proposalInput = z
  .object({ position: z.int().min(0).max(100) })
  .openapi("ChosenProposal");

export const timesInput = z
  .object({
    times: z
      .array(
        z
          .object({ start: instantSchema, end: instantSchema })
          .refine(({ start, end }) => start < end, { message: "must end after it starts" }),
      )
      .min(1)
      .max(100),
    words: z.string().trim().max(2_000).default(""),
  })
  .openapi("GivenTimes");

export const noneInput = z
  .object({ words: z.string().trim().max(2_000).default("") })
  .openapi("NoneSuits");
