import type { ScheduledEvent } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { timeSchema } from "../http/schemas.ts";

const offsets = { description: "Minutes before the start", example: [1_440, 60, 15] };

/** The reminders of an interview or appointment. */
export const remindersSchema = z
  .object({
    enabled: z.boolean(),
    offsetsMinutes: z.array(z.int()).openapi(offsets),
    settledMinutes: z
      .array(z.int())
      .openapi({ description: "Those of them that went out, or were passed over" }),
    nextAt: timeSchema.nullable().openapi({ description: "When the next one goes out" }),
  })
  .openapi("Reminders");

export const remindersInput = z
  .object({
    enabled: z.boolean(),
    // What makes sense is checkReminderOffsets' to say; this keeps out what is no list.
    offsetsMinutes: z
      .array(z.number())
      .max(100)
      .openapi({ ...offsets, description: "Whole minutes from 1 to 43,200; at most eight" }),
  })
  .openapi("NewReminders");

/** An event's reminders as both apps show them. */
export function toReminders(row: ScheduledEvent["row"]): z.infer<typeof remindersSchema> {
  return {
    enabled: row.reminderEnabled,
    offsetsMinutes: row.reminderOffsets,
    settledMinutes: row.remindersSent,
    nextAt: row.nextReminderAt?.toISOString() ?? null,
  };
}
