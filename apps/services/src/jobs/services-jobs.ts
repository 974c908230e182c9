import type { AppJobs } from "@convene/server-kit";
import { IMPORT_ROUNDS, importJobHandlers, importQueues } from "@convene/server-kit/imports";
import { servicesImporters } from "../imports/services-importers.ts";
import { PAYMENT_QUEUES, PAYMENT_ROUNDS, paymentJobHandlers } from "./payment-jobs.ts";
import { SERIES_QUEUES, SERIES_ROUNDS, seriesJobHandlers } from "./series-jobs.ts";
import { WAITING_QUEUES, WAITING_ROUNDS, waitingJobHandlers } from "./waiting-jobs.ts";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const servicesJobs: AppJobs = {
  queues: [...PAYMENT_QUEUES, ...WAITING_QUEUES, ...SERIES_QUEUES, ...importQueues("services")],
  rounds: [...PAYMENT_ROUNDS, ...WAITING_ROUNDS, ...SERIES_ROUNDS, ...IMPORT_ROUNDS],
  handlers: (kit, sweep) => [
    ...paymentJobHandlers(kit, sweep),
    ...waitingJobHandlers(kit, sweep),
    ...seriesJobHandlers(kit, sweep),
    ...importJobHandlers(kit, sweep, servicesImporters(kit)),
  ],
};
