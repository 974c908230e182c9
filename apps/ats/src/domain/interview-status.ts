import type { InterviewStatus } from "@convene/prisma";
import { createStatusMachine } from "@convene/scheduling-core";

/**
 * The life of an interview. A move takes a confirmed one back to `scheduled`: it has to be confirmed
 * again. One that takes place without having been confirmed begins all the same. From `completed`,
 * `cancelled` and `no_show` nothing follows.
 */
export const interviewStatus = createStatusMachine<InterviewStatus>({
  scheduled: ["confirmed", "in_progress", "cancelled", "no_show"],
  confirmed: ["scheduled", "in_progress", "cancelled", "no_show"],
  in_progress: ["completed", "cancelled"],
  completed: [],
  cancelled: [],
  no_show: [],
});
