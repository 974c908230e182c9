import { conflictRoutes, createRouter, type Kit, problem } from "@convene/server-kit";
import { applicationRoutes } from "./application-routes.ts";
import { interviewChanges } from "./interview-changes.ts";
import { interviewLinkPreferenceRoutes } from "./interview-link-preference-routes.ts";
import { interviewLinkRoutes } from "./interview-link-routes.ts";
import { interviewRoutes } from "./interview-routes.ts";
import { jobRoutes } from "./job-routes.ts";
import { slotRoutes } from "./slot-routes.ts";
import { toProblem } from "./to-problem.ts";
import { todayRoutes } from "./today-routes.ts";

/** This app's own routes, as seen from /api. */
export function atsApi(kit: Kit) {
  const api = createRouter();
  api.onError((error, c) => problem(c, toProblem(error)));
  return api
    .route("/", todayRoutes(kit))
    .route("/", jobRoutes(kit))
    .route("/", applicationRoutes(kit))
    .route("/", slotRoutes(kit))
    .route("/", interviewRoutes(kit))
    .route("/", interviewLinkRoutes(kit))
    .route("/", interviewLinkPreferenceRoutes(kit))
    .route("/", conflictRoutes(kit, interviewChanges(kit)));
}

/** For hono's client: `hc<AtsApi>("/api")`. */
export type AtsApi = ReturnType<typeof atsApi>;
