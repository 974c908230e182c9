import {
  LONGEST_REMINDER_OFFSET_MINUTES,
  MOST_REMINDERS,
  type ReminderMoment,
} from "@convene/notifications";
import type { ScheduledEvent } from "@convene/prisma";
import { z } from "@hono/zod-openapi";
import { timeSchema } from "../http/schemas.ts";

const offsets = { description: "Minutes before the start", example: [1_440, 60, 15] };

/** The reminders of an interview or appointment. */
export const remindersSchema = z
  .object({
    enabled: z.boolean(),
    offsetsMinutes: z.array(z.int()).openapi(offsets),
    outcomes: z
      .array(
        z.object({
          offsetMinutes: z.int(),
          at: timeSchema.openapi({ description: "When it goes out, or would have gone" }),
          outcome: z.enum(["sent", "passed_over", "next", "planned", "withdrawn"]),
        }),
      )
      .openapi({ description: "What became of each of them, or will; the earliest first" }),
  })
  .openapi("Reminders");

/** None is doubled: that is checkReminderOffsets' to say. */
export const reminderOffsetsInput = z
  .array(z.int().min(1).max(LONGEST_REMINDER_OFFSET_MINUTES))
  .max(MOST_REMINDERS)
  .openapi(offsets);

export const remindersInput = z
  .object({
    enabled: z.boolean(),
    offsetsMinutes: reminderOffsetsInput,
  })
  .openapi("NewReminders");

/** An event's reminders as both apps show them. */
export function toReminders(
  row: ScheduledEvent["row"],
  outcomes: readonly ReminderMoment[],
): z.infer<typeof remindersSchema> {
  return {
    enabled: row.reminderEnabled,
    offsetsMinutes: row.reminderOffsets,
    outcomes: outcomes.map(({ at, ...moment }) => ({ ...moment, at: at.toISOString() })),
  };
}
