import type { AppJobs } from "../jobs/app-jobs.ts";

/** Checks a file, or writes the next of its lines. */
export const IMPORT_QUEUE = "import";
/** Imports that were given up, so that somebody is told. */
export const DEAD_IMPORT_QUEUE = `${IMPORT_QUEUE}-dead`;

const HOUR_S = 60 * 60;

export const IMPORT_QUEUES: AppJobs["queues"] = [
  {
    name: DEAD_IMPORT_QUEUE,
    notify: true,
    retryLimit: 10,
    retryDelay: 60,
    heartbeatSeconds: 30,
    deleteAfterSeconds: HOUR_S,
  },
  {
    name: IMPORT_QUEUE,
    notify: true,
    deadLetter: DEAD_IMPORT_QUEUE,
    // Somebody sits in front of it: some two minutes.
    retryLimit: 5,
    retryDelay: 4,
    retryBackoff: true,
    heartbeatSeconds: 30,
    deleteAfterSeconds: HOUR_S,
  },
];
