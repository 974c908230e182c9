import type { AppJobs } from "@convene/server-kit";
import { WAITING_QUEUES, WAITING_ROUNDS, waitingJobHandlers } from "./waiting-jobs.ts";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const servicesJobs: AppJobs = {
  queues: [...WAITING_QUEUES],
  rounds: [...WAITING_ROUNDS],
  handlers: (kit, sweep) => [...waitingJobHandlers(kit, sweep)],
};
