import { createRouter } from "../http/create-router.ts";
import type { Kit } from "../kit.ts";
import { accountMailRoutes } from "./account-mail-routes.ts";
import { calendarRoutes } from "./calendar-routes.ts";
import { calendarSettingsRoutes } from "./calendar-settings-routes.ts";
import { calendarWebhookRoutes } from "./calendar-webhook-routes.ts";
import { feedRoutes, publicFeedRoutes } from "./feed-routes.ts";
import { invitationRoutes } from "./invitation-routes.ts";
import { meRoutes } from "./me-routes.ts";
import { memberRoutes } from "./member-routes.ts";
import { messagePreviewRoutes } from "./message-preview-routes.ts";
import { messageSettingsRoutes } from "./message-settings-routes.ts";
import { messageTextRoutes } from "./message-text-routes.ts";
import { notificationRoutes } from "./notification-routes.ts";
import { organisationRoutes } from "./organisation-routes.ts";
import { preferenceRoutes } from "./preference-routes.ts";
import { roomRoutes } from "./room-routes.ts";
import { sessionRoutes } from "./session-routes.ts";
import { suppressionRoutes } from "./suppression-routes.ts";
import { unreadRoutes } from "./unread-routes.ts";
import { webhookRoutes } from "./webhook-routes.ts";

/** The routes that both apps have, as seen from /api. createServer adds them by itself. */
export function sharedRoutes(kit: Kit) {
  return (
    createRouter()
      .route("/", meRoutes(kit))
      .route("/", sessionRoutes(kit))
      .route("/", organisationRoutes(kit))
      .route("/", memberRoutes(kit))
      .route("/", invitationRoutes(kit))
      // Before those of single notifications: "unread" is no id.
      .route("/", unreadRoutes(kit))
      .route("/", notificationRoutes(kit))
      .route("/", suppressionRoutes(kit))
      .route("/", preferenceRoutes(kit))
      .route("/", messageSettingsRoutes(kit))
      .route("/", messageTextRoutes(kit))
      .route("/", messagePreviewRoutes(kit))
      .route("/", accountMailRoutes(kit))
      .route("/", webhookRoutes(kit))
      .route("/", calendarRoutes(kit))
      .route("/", calendarSettingsRoutes(kit))
      .route("/", roomRoutes(kit))
      .route("/", feedRoutes(kit))
      .route("/", publicFeedRoutes(kit))
      .route("/", calendarWebhookRoutes(kit))
  );
}

/** For hono's client: `hc<SharedApi>("/api")`. */
export type SharedApi = ReturnType<typeof sharedRoutes>;
