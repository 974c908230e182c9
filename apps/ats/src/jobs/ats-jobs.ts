import type { AppJobs } from "@convene/server-kit";
import { IMPORT_ROUNDS, importJobHandlers, importQueues } from "@convene/server-kit/imports";
import { ATS_IMPORTERS } from "../imports/ats-importers.ts";
import { FEEDBACK_QUEUES, FEEDBACK_ROUNDS, feedbackJobHandlers } from "./feedback-jobs.ts";
import { OFFER_QUEUES, OFFER_ROUNDS, offerJobHandlers } from "./offer-jobs.ts";
import { REQUEST_QUEUES, REQUEST_ROUNDS, requestJobHandlers } from "./request-jobs.ts";

/** This app's own jobs: each area adds its queues, rounds and handlers here. */
export const atsJobs: AppJobs = {
  queues: [...FEEDBACK_QUEUES, ...OFFER_QUEUES, ...REQUEST_QUEUES, ...importQueues("ats")],
  rounds: [...FEEDBACK_ROUNDS, ...OFFER_ROUNDS, ...REQUEST_ROUNDS, ...IMPORT_ROUNDS],
  handlers: (kit, sweep) => [
    ...feedbackJobHandlers(kit, sweep),
    ...offerJobHandlers(kit, sweep),
    ...requestJobHandlers(kit, sweep),
    ...importJobHandlers(kit, sweep, ATS_IMPORTERS),
  ],
};
