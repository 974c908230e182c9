import { auditRoutes, conflictRoutes, createRouter, type Kit, problem } from "@convene/server-kit";
import { importRoutes } from "@convene/server-kit/imports";
import { atsSubjectNames } from "../audit/ats-subject-names.ts";
import { ATS_IMPORTERS } from "../imports/ats-importers.ts";
import { applicationRoutes } from "./application-routes.ts";
import { boardRoutes } from "./board-routes.ts";
import { candidateFileRoutes } from "./candidate-file-routes.ts";
import { candidateRoutes } from "./candidate-routes.ts";
import { careersRoutes } from "./careers-routes.ts";
import { careersSettingsRoutes } from "./careers-settings-routes.ts";
import { employeeRoutes } from "./employee-routes.ts";
import { feedbackRoutes } from "./feedback-routes.ts";
import { interviewChanges } from "./interview-changes.ts";
import { interviewLinkPreferenceRoutes } from "./interview-link-preference-routes.ts";
import { interviewLinkRoutes } from "./interview-link-routes.ts";
import { interviewPanelRoutes } from "./interview-panel-routes.ts";
import { interviewRoutes } from "./interview-routes.ts";
import { interviewerRoutes } from "./interviewer-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { loopRoutes } from "./loop-routes.ts";
import { noteRoutes } from "./note-routes.ts";
import { offerLinkRoutes } from "./offer-link-routes.ts";
import { offerRoutes } from "./offer-routes.ts";
import { offerTemplateRoutes } from "./offer-template-routes.ts";
import { planRoutes } from "./plan-routes.ts";
import { poolRoutes } from "./pool-routes.ts";
import { portalInterviewRoutes } from "./portal-interview-routes.ts";
import { portalRoutes } from "./portal-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { requestLinkRoutes } from "./request-link-routes.ts";
import { requestRoutes } from "./request-routes.ts";
import { slotRoutes } from "./slot-routes.ts";
import { templateRoutes } from "./template-routes.ts";
import { toProblem } from "./to-problem.ts";
import { todayRoutes } from "./today-routes.ts";

/** This app's own routes, as seen from /api. */
export function atsApi(kit: Kit) {
  const api = createRouter();
  api.onError((error, c) => problem(c, toProblem(error)));
  return api
    .route("/", todayRoutes(kit))
    .route("/", feedbackRoutes(kit))
    .route("/", jobRoutes(kit))
    .route("/", boardRoutes(kit))
    .route("/", applicationRoutes(kit))
    .route("/", noteRoutes(kit))
    .route("/", candidateRoutes(kit))
    .route("/", candidateFileRoutes(kit))
    .route("/", careersSettingsRoutes(kit))
    .route("/", careersRoutes(kit))
    .route("/", importRoutes(kit, ATS_IMPORTERS))
    .route("/", slotRoutes(kit))
    .route("/", interviewRoutes(kit))
    .route("/", loopRoutes(kit))
    .route("/", requestRoutes(kit))
    .route("/", interviewPanelRoutes(kit))
    .route("/", templateRoutes(kit))
    .route("/", poolRoutes(kit))
    .route("/", planRoutes(kit))
    .route("/", interviewerRoutes(kit))
    .route("/", offerRoutes(kit))
    .route("/", offerTemplateRoutes(kit))
    .route("/", employeeRoutes(kit))
    .route("/", reportRoutes(kit))
    .route("/", interviewLinkRoutes(kit))
    .route("/", offerLinkRoutes(kit))
    .route("/", requestLinkRoutes(kit))
    .route("/", portalRoutes(kit))
    .route("/", portalInterviewRoutes(kit))
    .route("/", interviewLinkPreferenceRoutes(kit))
    .route("/", auditRoutes(kit, atsSubjectNames))
    .route("/", conflictRoutes(kit, interviewChanges(kit)));
}

/** For hono's client: `hc<AtsApi>("/api")`. */
export type AtsApi = ReturnType<typeof atsApi>;
