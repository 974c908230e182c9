import { auditRoutes, conflictRoutes, createRouter, type Kit, problem } from "@convene/server-kit";
import { importRoutes } from "@convene/server-kit/imports";
import { servicesSubjectNames } from "../audit/services-subject-names.ts";
import { servicesImporters } from "../imports/services-importers.ts";
import { appointmentChanges } from "./appointment-changes.ts";
import { appointmentRoutes } from "./appointment-routes.ts";
import { clientRoutes } from "./client-routes.ts";
import { managePaymentRoutes } from "./manage-payment-routes.ts";
import { managePreferenceRoutes } from "./manage-preference-routes.ts";
import { manageRoutes } from "./manage-routes.ts";
import { organisationSettingsRoutes } from "./organisation-settings-routes.ts";
import { paymentRoutes } from "./payment-routes.ts";
import { paymentWebhookRoutes } from "./payment-webhook-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import { reportRoutes } from "./report-routes.ts";
import { resourceRoutes } from "./resource-routes.ts";
import { scheduleRoutes } from "./schedule-routes.ts";
import { seriesRoutes } from "./series-routes.ts";
import { serviceRoutes } from "./service-routes.ts";
import { sessionRoutes } from "./session-routes.ts";
import { timeOffRoutes } from "./time-off-routes.ts";
import { toProblem } from "./to-problem.ts";
import { todayRoutes } from "./today-routes.ts";
import { waitingRoutes } from "./waiting-routes.ts";

/** This app's own routes, as seen from /api. */
export function servicesApi(kit: Kit) {
  const api = createRouter();
  api.onError((error, c) => problem(c, toProblem(error)));
  return api
    .route("/", publicRoutes(kit))
    .route("/", manageRoutes(kit))
    .route("/", managePreferenceRoutes(kit))
    .route("/", appointmentRoutes(kit))
    .route("/", sessionRoutes(kit))
    .route("/", serviceRoutes(kit))
    .route("/", resourceRoutes(kit))
    .route("/", scheduleRoutes(kit))
    .route("/", timeOffRoutes(kit))
    .route("/", organisationSettingsRoutes(kit))
    .route("/", clientRoutes(kit))
    .route("/", paymentRoutes(kit))
    .route("/", managePaymentRoutes(kit))
    .route("/", paymentWebhookRoutes(kit))
    .route("/", waitingRoutes(kit))
    .route("/", seriesRoutes(kit))
    .route("/", todayRoutes(kit))
    .route("/", reportRoutes(kit))
    .route("/", importRoutes(kit, servicesImporters(kit)))
    .route("/", auditRoutes(kit, servicesSubjectNames))
    .route("/", conflictRoutes(kit, appointmentChanges));
}

/** For hono's client: `hc<ServicesApi>("/api")`. */
export type ServicesApi = ReturnType<typeof servicesApi>;
