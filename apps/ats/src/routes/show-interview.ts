import { readReminderOutcomes } from "@convene/notifications";
import type { Work } from "@convene/prisma";
import { viewEventPlaces } from "@convene/server-kit";
import type { z } from "@hono/zod-openapi";
import type { Viewer } from "../domain/viewer.ts";
import { viewInterview } from "../use-cases/view-interview.ts";
import type { interviewSchema } from "./schemas.ts";
import { toInterview } from "./views.ts";

/**
 * An interview as members see it, with its reminders, room and calendars.
 *
 * @throws NotFoundError also for one that the viewer may not see
 */
export async function showInterview(
  work: Work,
  id: string,
  viewer: Viewer,
): Promise<z.infer<typeof interviewSchema>> {
  const found = await viewInterview(work, id, viewer);
  const event = { kind: "interview", row: found.interview } as const;
  const reminders = await readReminderOutcomes(work.tx, event);
  return toInterview(found, reminders, await viewEventPlaces(work.tx, event));
}
