import { joinJobs } from "@convene/server-kit";
import { importJobs } from "@convene/server-kit/imports";
import { ATS_IMPORTERS } from "../imports/ats-importers.ts";
import { feedbackJobs } from "./feedback-jobs.ts";
import { offerJobs } from "./offer-jobs.ts";
import { requestJobs } from "./request-jobs.ts";

/** This app's own jobs: each area adds its own here. */
export const atsJobs = joinJobs(
  feedbackJobs,
  offerJobs,
  requestJobs,
  importJobs("ats", () => ATS_IMPORTERS),
);
