import { Qualification } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { text } from "./schemas.ts";
import { revisionSchema } from "./template-schemas.ts";

const needed = z.int().min(0).max(50);

const memberSchema = z.object({
  resourceId: z.uuid(),
  qualification: z.enum(Qualification).openapi({
    description: "They watch, then lead while another watches, then hold interviews",
  }),
  paused: z.boolean().openapi({ description: "Whether they are not asked at present" }),
});

const fields = {
  name: text(100).openapi({ example: "Backend engineers" }),
  active: z.boolean(),
  shadowsNeeded: needed.openapi({ description: "Interviews that somebody watches first" }),
  reverseShadowsNeeded: needed.openapi({
    description: "Interviews that they then lead while another watches",
  }),
};

export const poolInput = z
  .object({ ...fields, members: z.array(memberSchema).max(200) })
  .openapi("NewInterviewerPool");

export const changedPoolInput = poolInput
  .extend({ revision: revisionSchema })
  .openapi("ChangedInterviewerPool");

export const poolSchema = z
  .object({
    id: z.uuid(),
    ...fields,
    members: z
      .array(
        memberSchema.extend({
          name: z.string(),
          timeZone: z.string(),
          completed: z.int().openapi({ description: "Interviews in the present qualification" }),
        }),
      )
      .openapi({ description: "Those who hold interviews first, then by name" }),
    templates: z
      .array(z.string())
      .openapi({ description: "Names of the templates with a seat that it fills" }),
    revision: z.string(),
  })
  .openapi("InterviewerPool");
