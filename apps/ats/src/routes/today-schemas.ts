import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { DECISION_KINDS, MOST_COUNTED } from "../use-cases/read-today.ts";

export const todaySchema = z
  .object({
    day: z.iso.date().openapi({ description: "By the clocks of whoever asks" }),
    interviews: z
      .array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          status: z.enum(["scheduled", "confirmed", "in_progress", "completed", "no_show"]),
          start: timeSchema,
          end: timeSchema,
          location: z.string().nullable(),
          meetingUrl: z.string().nullable(),
          candidateName: z.string(),
          jobTitle: z.string(),
          interviewers: z.array(z.string()),
          response: z
            .enum(["pending", "accepted", "declined", "tentative"])
            .nullable()
            .openapi({ description: "Of whoever asks; null: they are not on the panel" }),
        }),
      )
      .openapi({ description: "By start; without cancelled ones" }),
    decisions: z
      .array(
        z.object({
          kind: z.enum(DECISION_KINDS),
          count: z.int().openapi({ description: `${MOST_COUNTED} means that or more` }),
          items: z.array(
            z.object({
              id: z.uuid().openapi({
                description: "Of the interview, application (answeredRequests), offer or member",
              }),
              name: z.string(),
              title: z.string().nullable(),
              at: timeSchema.nullable(),
            }),
          ),
        }),
      )
      .openapi({ description: "What waits for a person; kinds of which there is something" }),
  })
  .openapi("Today");
