import type { AppJobs } from "@convene/server-kit";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const servicesJobs: AppJobs = {
  queues: [],
  rounds: [],
  handlers: () => [],
};
