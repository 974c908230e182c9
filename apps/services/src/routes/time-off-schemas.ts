import { instantSchema, timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";

export const timeOffQuery = z.object({ resourceId: z.uuid() });

export const timeOffInput = z
  .object({
    start: instantSchema,
    end: instantSchema,
    reason: z
      .string()
      .trim()
      .max(200)
      .nullable()
      .default(null)
      .transform((text) => text || null)
      .openapi({ description: "For colleagues; clients never see it" }),
  })
  .openapi("ChangedTimeOff");

export const newTimeOffInput = timeOffInput.extend({ resourceId: z.uuid() }).openapi("NewTimeOff");

export const timeOffSchema = z
  .object({
    id: z.uuid(),
    resourceId: z.uuid(),
    start: timeSchema,
    end: timeSchema,
    reason: z.string().nullable(),
  })
  .openapi("TimeOff");
