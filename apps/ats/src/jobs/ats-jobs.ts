import type { AppJobs } from "@convene/server-kit";
import { FEEDBACK_QUEUES, FEEDBACK_ROUNDS, feedbackJobHandlers } from "./feedback-jobs.ts";
import { OFFER_QUEUES, OFFER_ROUNDS, offerJobHandlers } from "./offer-jobs.ts";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const atsJobs: AppJobs = {
  queues: [...FEEDBACK_QUEUES, ...OFFER_QUEUES],
  rounds: [...FEEDBACK_ROUNDS, ...OFFER_ROUNDS],
  handlers: (kit, sweep) => [...feedbackJobHandlers(kit, sweep), ...offerJobHandlers(kit, sweep)],
};
