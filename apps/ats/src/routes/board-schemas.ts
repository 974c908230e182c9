import { ApplicationStatus } from "@convene/prisma";
import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { CARD_DECISIONS } from "../use-cases/view-board.ts";

export const boardQuery = z.object({ status: z.enum(ApplicationStatus).default("active") });

export const boardSchema = z
  .object({
    job: z.object({
      id: z.uuid(),
      title: z.string(),
      department: z.string().nullable(),
      location: z.string().nullable(),
      status: z.enum(["draft", "open", "closed"]),
      publishedAt: timeSchema.nullable(),
    }),
    columns: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        count: z.int(),
        oldestSince: timeSchema.nullable(),
      }),
    ),
    cards: z
      .array(
        z.object({
          id: z.uuid().openapi({ description: "Of the application" }),
          stageId: z.uuid(),
          stageSince: timeSchema,
          createdAt: timeSchema,
          source: z.string().nullable(),
          candidateName: z.string(),
          nextInterview: z.object({ title: z.string(), start: timeSchema }).nullable(),
          decisions: z.array(z.enum(CARD_DECISIONS)).openapi({ description: "What waits" }),
        }),
      )
      .openapi({ description: "Those who are in their stage longest first; at most 500" }),
    counts: z.object({
      active: z.int(),
      hired: z.int(),
      rejected: z.int(),
      withdrawn: z.int(),
    }),
  })
  .openapi("JobBoard");
