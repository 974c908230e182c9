import { InterviewKind, RoomProvider } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { criteriaSchema, questionsSchema } from "../domain/interview-content.ts";
import { text } from "./schemas.ts";

const minutes = (least: number, most: number) => z.int().min(least).max(most);
const MINUTES_A_MONTH = 60 * 24 * 30;
const optionalText = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .nullable()
    .transform((value) => value || null);

export const revisionSchema = z
  .string()
  .max(40)
  .openapi({ description: "As it was when somebody began to edit it" });

export const removedSchema = z
  .object({
    outcome: z
      .enum(["deleted", "deactivated"])
      .openapi({ description: "What something goes by is not deleted, but out of use" }),
  })
  .openapi("RemovedSetup");

const seatSchema = z.object({
  name: text(100).openapi({ example: "Hiring manager" }),
  resourceId: z.uuid().nullable().openapi({ description: "A person; or a pool" }),
  poolId: z.uuid().nullable(),
});

const fields = {
  name: text(100).openapi({ example: "Technical interview" }),
  kind: z.enum(InterviewKind),
  durationMinutes: minutes(5, 720),
  bufferBeforeMinutes: minutes(0, 240),
  bufferAfterMinutes: minutes(0, 240),
  roomProvider: z
    .enum(RoomProvider)
    .nullable()
    .openapi({ description: "The online room that is made; null: none" }),
  location: optionalText(500),
  briefing: optionalText(10_000).openapi({ description: "For the interviewers" }),
  instructions: optionalText(5_000).openapi({ description: "For the candidate" }),
  questions: questionsSchema,
  criteria: criteriaSchema,
  replaceNoticeMinutes: minutes(0, MINUTES_A_MONTH).openapi({
    description: "Who declines at least so long before is replaced from the pool",
  }),
  replaceLimit: z.int().min(0).max(20),
  changeNoticeMinutes: minutes(0, MINUTES_A_MONTH).openapi({
    description: "How long before the start a candidate may still move or cancel",
  }),
  rescheduleLimit: z.int().min(0).max(100),
  active: z.boolean().openapi({ description: "Whether interviews can be made from it" }),
};

export const templateInput = z
  .object({
    ...fields,
    seats: z.array(seatSchema).min(1).max(10),
    roomIds: z.array(z.uuid()).max(50).openapi({ description: "One of them is reserved" }),
  })
  .openapi("NewInterviewTemplate");

export const changedTemplateInput = templateInput
  .extend({ revision: revisionSchema })
  .openapi("ChangedInterviewTemplate");

export const templateSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    seats: z.array(
      seatSchema.extend({
        filledBy: z.string().openapi({ description: "Name of the person or the pool" }),
      }),
    ),
    roomIds: z.array(z.uuid()),
    revision: z.string(),
  })
  .openapi("InterviewTemplate");

export const roomSchema = z
  .object({ id: z.uuid(), name: z.string(), units: z.int() })
  .openapi("InterviewRoom");
