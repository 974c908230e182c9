import { z } from "@hono/zod-openapi";
import { text } from "./schemas.ts";

export const answerInput = z
  .object({
    response: z.enum(["accepted", "declined"]),
    reason: text(500)
      .optional()
      .openapi({ description: "Of who declines; the organiser reads it" }),
  })
  .openapi("PanelAnswer");

export const answeredSchema = z
  .object({
    replaced: z
      .boolean()
      .openapi({ description: "Whether somebody of the pool has taken the seat already" }),
  })
  .openapi("AnsweredInterview");

export const standInsQuery = z.object({ personId: z.uuid() });

export const standInSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    timeZone: z.string(),
    fromPool: z
      .boolean()
      .openapi({ description: "Whether they are qualified in the pool that filled the seat" }),
    interviews: z.int().openapi({ description: "Of the last four weeks and the next two" }),
    loadMinutes: z.int().openapi({ description: "Reserved in the days around it" }),
  })
  .openapi("PanelStandIn");

export const replaceInput = z
  .object({ personId: z.uuid(), standInId: z.uuid() })
  .openapi("PanelReplacement");
