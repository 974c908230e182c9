import { RequestMode } from "@convene/prisma";
import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { interviewFields } from "./schemas.ts";

export const portalSchema = z
  .object({
    candidate: z.object({ name: z.string(), timeZone: z.string(), locale: z.string() }),
    organisation: z.object({
      name: z.string(),
      timeZone: z.string(),
      accentColour: z.string().nullable(),
      logoUrl: z.string().nullable(),
    }),
    applications: z.array(
      z.object({
        id: z.uuid(),
        jobTitle: z.string(),
        createdAt: timeSchema,
        next: z
          .enum([
            "choose_time",
            "times_given",
            "interview",
            "offer",
            "decision",
            "review",
            "hired",
            "closed",
          ])
          .openapi({ description: "What comes next" }),
      }),
    ),
    interviews: z.array(
      z.object({
        ...interviewFields,
        jobTitle: z.string(),
        location: z.string().nullable(),
        meetingUrl: z.string().nullable(),
        instructions: z.string().nullable(),
        interviewers: z.array(z.string()),
        url: z.string().openapi({ description: "Where it can be confirmed, moved and cancelled" }),
      }),
    ),
    requests: z.array(
      z.object({
        name: z.string(),
        jobTitle: z.string(),
        mode: z.enum(RequestMode),
        isAnswered: z.boolean(),
        expiresAt: timeSchema,
        url: z.string(),
      }),
    ),
    offers: z.array(
      z.object({ jobTitle: z.string(), expiresAt: timeSchema.nullable(), url: z.string() }),
    ),
  })
  .openapi("CandidatePortal");

/** What a candidate may do to an interview, and until when. */
export const candidateChangesSchema = z
  .object({
    whyNotMove: z.string().nullable().openapi({ description: "Code; null where they can" }),
    whyNotCancel: z.string().nullable(),
    changeableUntil: timeSchema
      .nullable()
      .openapi({ description: "By the rules of such interviews; null: until it starts" }),
    movesLeft: z.int().nullable().openapi({ description: "Null: without limit" }),
  })
  .openapi("PossibleChanges");
