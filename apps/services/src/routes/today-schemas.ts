import { timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { DECISION_KINDS, MOST_COUNTED } from "../use-cases/read-today.ts";

export const todaySchema = z
  .object({
    day: z.iso.date().openapi({ description: "By the clocks of whoever asks" }),
    appointments: z
      .array(
        z.object({
          id: z.uuid(),
          title: z.string(),
          status: z.enum(["pending", "confirmed", "in_progress", "completed", "no_show"]),
          start: timeSchema,
          end: timeSchema,
          location: z.string().nullable(),
          hostName: z.string(),
          clientName: z.string(),
          clientPhone: z.string().nullable(),
          sessionId: z.uuid().nullable(),
        }),
      )
      .openapi({ description: "By start; without cancelled ones" }),
    decisions: z
      .array(
        z.object({
          kind: z.enum(DECISION_KINDS),
          count: z.int().openapi({ description: `${MOST_COUNTED} means that or more` }),
          appointments: z.array(
            z.object({
              id: z.uuid(),
              title: z.string(),
              clientName: z.string(),
              start: timeSchema,
              amount: z.int().nullable().openapi({ description: "Minor units" }),
              currency: z.string(),
            }),
          ),
          names: z.array(z.string()),
        }),
      )
      .openapi({ description: "What waits for a person; kinds of which there is something" }),
  })
  .openapi("Today");
