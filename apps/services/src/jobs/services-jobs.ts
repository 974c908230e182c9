import { joinJobs } from "@convene/server-kit";
import { importJobs } from "@convene/server-kit/imports";
import { servicesImporters } from "../imports/services-importers.ts";
import { paymentJobs } from "./payment-jobs.ts";
import { seriesJobs } from "./series-jobs.ts";
import { waitingJobs } from "./waiting-jobs.ts";

/** This app's own jobs: each area adds its own here. */
export const servicesJobs = joinJobs(
  paymentJobs,
  waitingJobs,
  seriesJobs,
  importJobs("services", servicesImporters),
);
