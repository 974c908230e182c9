import { ApplicationChangeKind, ApplicationStatus } from "@convene/prisma";
import { timeSchema } from "@convene/server-kit";
import { storedAnswersSchema } from "@convene/server-kit/questions";
import { z } from "@hono/zod-openapi";
import { applicationDetailSchema, interviewFields, text } from "./schemas.ts";

const LONGEST_NOTE = 5_000;

const noteSchema = z.object({
  id: z.uuid(),
  text: z.string().openapi({ description: "Members are mentioned as `@[name](id)`" }),
  author: z.string(),
  isOwn: z.boolean(),
  at: timeSchema,
  editedAt: timeSchema.nullable(),
});

const fileSchema = z.object({
  id: z.uuid(),
  kind: z.enum(["resume", "other"]),
  fileName: z.string(),
  contentType: z.string().openapi({ description: "By its content" }),
  size: z.int().openapi({ description: "Bytes" }),
  at: timeSchema,
});

/** An application as its page shows it. */
export const applicationPageSchema = applicationDetailSchema
  .extend({
    candidate: applicationDetailSchema.shape.candidate.extend({
      headline: z.string().nullable(),
      location: z.string().nullable(),
      links: z.array(z.string()),
      erased: z.boolean(),
    }),
    stageSince: timeSchema,
    closedAt: timeSchema.nullable(),
    stageDefaults: z
      .object({ templateId: z.uuid().nullable(), planId: z.uuid().nullable() })
      .openapi({ description: "What is scheduled by default for those in this stage" }),
    answers: storedAnswersSchema,
    coverLetter: z.string().nullable(),
    steps: z
      .array(
        z.object({
          id: z.uuid(),
          kind: z.enum(ApplicationChangeKind),
          at: timeSchema,
          byKind: z.enum(["member", "client", "candidate", "system"]),
          byName: z.string().nullable(),
          stageBefore: z.string().nullable(),
          stageAfter: z.string().nullable(),
          reason: z.string().nullable(),
        }),
      )
      .openapi({ description: "Of the application itself; oldest first" }),
    notes: z.array(noteSchema).openapi({ description: "Newest first" }),
    files: z.array(fileSchema).openapi({ description: "Latest first" }),
    others: z
      .array(
        z.object({
          id: z.uuid(),
          jobTitle: z.string(),
          stageName: z.string(),
          status: z.enum(ApplicationStatus),
          createdAt: timeSchema,
        }),
      )
      .openapi({ description: "Other applications of the same candidate; latest first" }),
  })
  .openapi("ApplicationPage");

/** What whoever interviews the candidate sees of it. */
export const applicationBriefSchema = z
  .object({
    id: z.uuid(),
    candidateName: z.string(),
    jobTitle: z.string(),
    interviews: z.array(z.object(interviewFields)),
    files: z.array(fileSchema),
    notes: z.array(noteSchema),
  })
  .openapi("ApplicationBrief");

export const closeInput = z
  .object({
    status: z.enum(["rejected", "withdrawn"]),
    reason: text(2_000).optional().openapi({ description: "For colleagues" }),
    message: z.string().trim().max(5_000).optional().openapi({
      description: "Told to a candidate who is turned down; left out: they are not written to",
    }),
  })
  .openapi("ApplicationClosing");

export const reopenInput = z
  .object({ reason: text(2_000).optional() })
  .openapi("ApplicationReopening");

export const noteInput = z.object({ text: text(LONGEST_NOTE) }).openapi("ApplicationNote");
export const noteParams = z.object({ id: z.uuid(), noteId: z.uuid() });
