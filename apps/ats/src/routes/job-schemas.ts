import { AtsRole, EmploymentType, JobStatus } from "@convene/prisma";
import { timeSchema } from "@convene/server-kit";
import { questionFieldsSchema } from "@convene/server-kit/questions";
import { z } from "@hono/zod-openapi";
import { jobSchema, text } from "./schemas.ts";

const revision = z.string().max(100).openapi({ description: "Of what was being edited" });
const MOST_STAGES = 30;
const MOST_MEMBERS = 100;

export const colleagueSchema = z
  .object({ id: z.uuid(), name: z.string(), role: z.enum(AtsRole) })
  .openapi("Colleague");

export const jobDetailSchema = jobSchema
  .extend({
    stages: z
      .array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          templateId: z.uuid().nullable(),
          planId: z.uuid().nullable(),
          applications: z.int().openapi({ description: "Decided ones too" }),
        }),
      )
      .openapi({ description: "In the order of the pipeline" }),
    team: z.array(z.object({ id: z.uuid(), name: z.string(), role: z.enum(AtsRole).nullable() })),
    fields: questionFieldsSchema.openapi({ description: "What the application form asks" }),
    closedAt: timeSchema.nullable(),
    revision,
  })
  .openapi("JobDetail");

const optionalText = (longest: number) =>
  z.string().trim().max(longest).nullable().transform(empty);

/** What is left out stays. */
export const jobChangeInput = z
  .object({
    revision,
    details: z
      .object({
        title: text(200),
        department: optionalText(200),
        location: optionalText(200),
        employmentType: z.enum(EmploymentType).nullable(),
        description: optionalText(10_000),
      })
      .optional(),
    teamIds: z.array(z.uuid()).max(MOST_MEMBERS).optional(),
    fields: questionFieldsSchema.optional(),
    stages: z
      .array(
        z.object({
          id: z.uuid().optional().openapi({ description: "Left out: a new one" }),
          name: text(100),
          templateId: z.uuid().nullable().default(null),
          planId: z.uuid().nullable().default(null),
        }),
      )
      .max(MOST_STAGES)
      .optional()
      .openapi({ description: "All of them, in order; those left out are taken away" }),
  })
  .openapi("JobChange");

export const jobStateInput = z
  .object({
    status: z.enum(JobStatus).optional(),
    published: z.boolean().optional().openapi({ description: "Whether it is on the careers page" }),
  })
  .openapi("JobState");

function empty(text: string | null): string | null {
  return text === "" ? null : text;
}
