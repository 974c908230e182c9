import { InterviewKind, RoomProvider } from "@convene/prisma";
import { z } from "@hono/zod-openapi";

/** The most interviews that are scheduled together. */
export const MOST_INTERVIEWS = 8;

const seatSchema = z.object({
  name: z.string().nullable(),
  /** Anyone of this pool who is qualified; null: of `resourceIds`. */
  poolId: z.uuid().nullable(),
  /** Anyone of these; null: of the whole pool. */
  resourceIds: z.array(z.uuid()).nullable(),
});

const interviewSchema = z.object({
  /** What it is made from; null: nothing. */
  templateId: z.uuid().nullable(),
  title: z.string(),
  kind: z.enum(InterviewKind),
  durationMinutes: z.int(),
  bufferBeforeMinutes: z.int(),
  bufferAfterMinutes: z.int(),
  seats: z.array(seatSchema),
  roomIds: z.array(z.uuid()),
  /** The online room to be made; null: none. Left out: what such an interview has by itself. */
  room: z.enum(RoomProvider).nullable().optional(),
  location: z.string().nullable(),
  instructions: z.string().nullable(),
  /** Positions of those that have to be over before it. */
  after: z.array(z.int()),
});

/** What is to be scheduled, as it was agreed when a candidate was asked: it is kept with the request. */
export const orderSchema = z.object({
  /** Of the plan, or of the only interview. */
  name: z.string(),
  planId: z.uuid().nullable(),
  sameDay: z.boolean(),
  breakMinutes: z.int(),
  longestGapMinutes: z.int().nullable(),
  perDay: z.int(),
  interviews: z.array(interviewSchema).min(1).max(MOST_INTERVIEWS),
});

export type InterviewOrder = Readonly<z.infer<typeof orderSchema>>;
export type OrderedInterview = InterviewOrder["interviews"][number];
