import { createRouter } from "../http/create-router.ts";
import type { Kit } from "../kit.ts";
import { accountMailRoutes } from "./account-mail-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { meRoutes } from "./me-routes.ts";
import { memberRoutes } from "./member-routes.ts";
import { notificationRoutes } from "./notification-routes.ts";
import { organisationRoutes } from "./organisation-routes.ts";

/** The routes that both apps have, as seen from /api. createServer adds them by itself. */
export function sharedRoutes(kit: Kit) {
  return createRouter()
    .route("/", meRoutes(kit))
    .route("/", organisationRoutes(kit))
    .route("/", memberRoutes(kit))
    .route("/", invitationRoutes(kit))
    .route("/", notificationRoutes(kit))
    .route("/", accountMailRoutes(kit));
}

/** For hono's client: `hc<SharedApi>("/api")`. */
export type SharedApi = ReturnType<typeof sharedRoutes>;
