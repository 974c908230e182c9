import type { Prisma } from "@convene/prisma";
import { maySchedule, type Viewer } from "../domain/viewer.ts";

/** The nil UUID: nobody's resource. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/** The interviews that somebody may see: all, or those on whose panel they are. */
export function visibleTo(viewer: Viewer): Prisma.InterviewWhereInput {
  if (maySchedule(viewer)) return {};
  return { attendees: { some: { resourceId: viewer.resourceId ?? NOBODY } } };
}
