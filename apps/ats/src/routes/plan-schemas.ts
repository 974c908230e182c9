import { z } from "@hono/zod-openapi";
import { text } from "./schemas.ts";
import { revisionSchema } from "./template-schemas.ts";

const stepSchema = z.object({
  templateId: z.uuid(),
  after: z
    .array(z.int().min(0).max(19))
    .max(19)
    .openapi({ description: "Positions, from 0, of the steps that have to be over before it" }),
});

const fields = {
  name: text(100).openapi({ example: "On-site day" }),
  breakMinutes: z.int().min(0).max(1_440).openapi({ description: "Between two, at least" }),
  longestGapMinutes: z.int().min(0).max(1_440).openapi({ description: "And at most" }),
  perDay: z.int().min(1).max(20),
  sameDay: z
    .boolean()
    .openapi({ description: "Whether all take place on one local day of the candidate" }),
  active: z.boolean(),
};

export const planInput = z
  .object({ ...fields, steps: z.array(stepSchema).min(1).max(8) })
  .openapi("NewInterviewPlan");

export const changedPlanInput = planInput
  .extend({ revision: revisionSchema })
  .openapi("ChangedInterviewPlan");

export const planSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    steps: z.array(stepSchema.extend({ name: z.string(), durationMinutes: z.int() })),
    revision: z.string(),
  })
  .openapi("InterviewPlan");
