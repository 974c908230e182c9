import { instantSchema, timeSchema } from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { slotSchema } from "./schemas.ts";

// What the hours mean, and whether they mean something, is the slot engine's to say.
const windowsSchema = z
  .array(z.tuple([z.string().max(5), z.string().max(5)]))
  .max(20)
  .openapi({
    description: "Local times; an end before its start is on the next day",
    example: [
      ["09:00", "12:30"],
      ["13:30", "17:00"],
    ],
  });

const hoursSchema = z.object({
  weeklyHours: z
    .record(z.string().max(3), windowsSchema)
    .refine((days) => Object.keys(days).length <= 7, "has too many days")
    .openapi({ maxProperties: 7, description: "By weekday: mon, tue, wed, thu, fri, sat, sun" }),
  overrides: z
    .record(z.string().max(10), windowsSchema)
    .refine((dates) => Object.keys(dates).length <= 1_000, "has too many dates")
    .openapi({
      maxProperties: 1_000,
      description: "By date YYYY-MM-DD: replaces that date's hours; [] closes it",
    }),
});

export const scheduleInput = z
  .object({
    name: z.string().trim().min(1).max(60).openapi({ example: "Summer" }),
    isDefault: z
      .boolean()
      .openapi({ description: "The one that counts where a service names no other" }),
    hours: hoursSchema,
  })
  .openapi("NewSchedule");

export const changedScheduleInput = scheduleInput
  .extend({ revision: z.string().max(40) })
  .openapi("ChangedSchedule");

export const scheduleSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    isDefault: z.boolean(),
    hours: hoursSchema,
    revision: z.string(),
  })
  .openapi("Schedule");

export const previewInput = z
  .object({
    scheduleId: z.uuid().optional().openapi({ description: "Left out: a new one" }),
    isDefault: z.boolean(),
    hours: hoursSchema,
    serviceId: z.uuid().optional().openapi({ description: "Whose times are shown" }),
    from: instantSchema,
    to: instantSchema,
  })
  .openapi("SchedulePreviewRequest");

export const previewSchema = z
  .object({
    slots: z.array(slotSchema.pick({ start: true, end: true })),
    outside: z
      .array(
        z.object({
          id: z.uuid(),
          kind: z.enum(["appointment", "session"]),
          title: z.string(),
          start: timeSchema,
          end: timeSchema,
          clientName: z.string().nullable(),
        }),
      )
      .openapi({ description: "What is booked and would lie outside the hours" }),
  })
  .openapi("SchedulePreview");
