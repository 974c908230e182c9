import { InterviewStatus, Recommendation } from "@convene/prisma";
import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";

const recommendationSchema = z.enum(Recommendation);

const grade = z.int().min(1).max(5);
const words = z
  .string()
  .trim()
  .max(10_000)
  .nullable()
  .transform((text) => text || null);

const ratingSchema = z.object({
  criterionId: z.string().max(64),
  rating: grade.nullable(),
  note: words,
});

const answerSchema = z.object({ questionId: z.string().max(64), note: z.string().max(10_000) });

/** What fits its column. */
const LARGEST_VERSION = 2 ** 31 - 1;

export const scorecardInput = z
  .object({
    seenVersion: z
      .int()
      .min(0)
      .max(LARGEST_VERSION)
      .nullable()
      .openapi({ description: "Null: there was none yet" }),
    submit: z.boolean().openapi({ description: "False: a draft, which nobody else sees" }),
    overall: grade.nullable(),
    recommendation: recommendationSchema.nullable(),
    ratings: z.array(ratingSchema).max(50),
    answers: z.array(answerSchema).max(100),
    strengths: words,
    concerns: words,
    privateNotes: words,
  })
  .openapi("ScorecardInput");

const questionSchema = z.object({
  id: z.string(),
  text: z.string(),
  hint: z.string().nullable(),
});

const criterionSchema = z.object({
  id: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  weight: z.number(),
});

export const ownScorecardSchema = z
  .object({
    interview: z.object({
      id: z.uuid(),
      title: z.string(),
      status: z.enum(InterviewStatus),
      start: timeSchema,
      end: timeSchema,
      briefing: z.string().nullable(),
    }),
    applicationId: z.uuid(),
    candidateName: z.string(),
    jobTitle: z.string(),
    questions: z.array(questionSchema),
    criteria: z.array(criterionSchema),
    scorecard: z
      .object({
        version: z.int(),
        overall: grade.nullable(),
        recommendation: recommendationSchema.nullable(),
        ratings: z.array(ratingSchema),
        answers: z.array(answerSchema),
        strengths: z.string().nullable(),
        concerns: z.string().nullable(),
        privateNotes: z.string().nullable(),
        submittedAt: timeSchema.nullable(),
        updatedAt: timeSchema,
      })
      .nullable()
      .openapi({ description: "Null: nothing is written yet" }),
  })
  .openapi("OwnScorecard");

export const owedSchema = z
  .object({
    items: z.array(
      z.object({
        interviewId: z.uuid(),
        applicationId: z.uuid(),
        title: z.string(),
        candidateName: z.string(),
        jobTitle: z.string(),
        name: z.string().openapi({ description: "Who owes it" }),
        isOwn: z.boolean(),
        end: timeSchema,
        asked: z.int().openapi({ description: "How often they were asked" }),
        hasDraft: z.boolean(),
      }),
    ),
  })
  .openapi("OwedScorecards");

const spreadSchema = z.object({ lowest: z.number(), highest: z.number(), mean: z.number() });

export const applicationFeedbackSchema = z
  .object({
    applicationId: z.uuid(),
    candidateName: z.string(),
    jobTitle: z.string(),
    owed: z.array(z.uuid()).openapi({
      description: "Interviews whose scorecard the viewer owes; until then others' are hidden",
    }),
    overall: spreadSchema.nullable(),
    interviews: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        status: z.enum(InterviewStatus),
        start: timeSchema,
        end: timeSchema,
        questions: z.array(questionSchema),
        criteria: z.array(criterionSchema),
        scorecards: z.array(
          z.object({
            memberId: z.uuid(),
            author: z.string(),
            overall: grade.nullable(),
            recommendation: recommendationSchema.nullable(),
            score: z.number().nullable().openapi({ description: "The weighted mean, 1 to 5" }),
            ratings: z.array(ratingSchema),
            answers: z.array(answerSchema),
            strengths: z.string().nullable(),
            concerns: z.string().nullable(),
            privateNotes: z.string().nullable(),
            submittedAt: timeSchema,
            correctedAt: timeSchema.nullable(),
          }),
        ),
        missing: z.array(z.object({ name: z.string(), why: z.enum(["owed", "hidden"]) })),
      }),
    ),
  })
  .openapi("ApplicationFeedback");
