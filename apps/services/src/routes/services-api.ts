import { createRouter, type Kit, problem } from "@convene/server-kit";
import { appointmentRoutes } from "./appointment-routes.ts";
import { managePreferenceRoutes } from "./manage-preference-routes.ts";
import { manageRoutes } from "./manage-routes.ts";
import { publicRoutes } from "./public-routes.ts";
import { serviceRoutes } from "./service-routes.ts";
import { toProblem } from "./to-problem.ts";

/** This app's own routes, as seen from /api. */
export function servicesApi(kit: Kit) {
  const api = createRouter();
  api.onError((error, c) => problem(c, toProblem(error)));
  return api
    .route("/", publicRoutes(kit))
    .route("/", manageRoutes(kit))
    .route("/", managePreferenceRoutes(kit))
    .route("/", appointmentRoutes(kit))
    .route("/", serviceRoutes(kit));
}

/** For hono's client: `hc<ServicesApi>("/api")`. */
export type ServicesApi = ReturnType<typeof servicesApi>;
