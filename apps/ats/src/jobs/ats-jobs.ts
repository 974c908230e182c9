import type { AppJobs } from "@convene/server-kit";
import { FEEDBACK_QUEUES, FEEDBACK_ROUNDS, feedbackJobHandlers } from "./feedback-jobs.ts";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const atsJobs: AppJobs = {
  queues: [...FEEDBACK_QUEUES],
  rounds: [...FEEDBACK_ROUNDS],
  handlers: (kit, sweep) => [...feedbackJobHandlers(kit, sweep)],
};
