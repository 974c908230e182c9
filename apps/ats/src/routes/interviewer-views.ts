import type { PublishedTime } from "@convene/prisma";
import type { WeeklyHours } from "@convene/scheduling-core";
import type { z } from "@hono/zod-openapi";
import { addWeeks } from "date-fns";
import type { InterviewerSettingsEntry } from "../panels/interviewer-settings.ts";
import { publishedSpans } from "../panels/published-hours.ts";
import type { interviewerSettingsSchema, publishedTimeSchema } from "./interviewer-schemas.ts";
import { toSlot } from "./slot-views.ts";

const UPCOMING_WEEKS = 4;

export function toInterviewerSettings(
  entry: InterviewerSettingsEntry,
): z.infer<typeof interviewerSettingsSchema> {
  // JSON: the tuples of the schema are not read-only.
  return { ...entry, preferredHours: JSON.parse(JSON.stringify(entry.preferredHours)) };
}

export function toPublishedTime(
  time: PublishedTime,
  now: Date,
): z.infer<typeof publishedTimeSchema> {
  const { id, startLocal, timezone, durationMinutes, rule } = time;
  const range = { start: now, end: addWeeks(now, UPCOMING_WEEKS) };
  return {
    ...{ id, startLocal, timezone, durationMinutes, rule },
    upcoming: publishedSpans(time, range).map(toSlot),
  };
}

/** Without the days of which nothing is said. */
export function readWeeklyHours(
  hours: z.infer<typeof interviewerSettingsSchema>["preferredHours"],
): WeeklyHours {
  return Object.fromEntries(Object.entries(hours).filter(([, windows]) => windows !== undefined));
}
