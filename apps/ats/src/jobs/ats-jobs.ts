import type { AppJobs } from "@convene/server-kit";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const atsJobs: AppJobs = {
  queues: [],
  rounds: [],
  handlers: (_kit, _sweep) => [],
};
