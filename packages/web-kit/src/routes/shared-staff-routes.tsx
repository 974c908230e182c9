import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/**
 * The pages for staff that both apps have: `/calendars`, `/conflicts`, `/messages`, `/messages/$id`,
 * `/settings/messages`, `/my-notifications`, `/my-sign-ins`, `/members`, `/activity`.
 */
export function sharedStaffRoutes<Parent extends AnyRoute>(staff: Parent) {
  const getParentRoute = () => staff;
  return [
    createRoute({
      getParentRoute,
      path: "/calendars",
      component: lazyRouteComponent(
        () => import("../calendars/calendars-page.tsx"),
        "CalendarsPage",
      ),
    }),
    createRoute({
      getParentRoute,
      path: "/conflicts",
      component: lazyRouteComponent(
        () => import("../calendars/conflicts-page.tsx"),
        "ConflictsPage",
      ),
    }),
    createRoute({
      getParentRoute,
      path: "/messages",
      component: lazyRouteComponent(() => import("../messages/messages-page.tsx"), "MessagesPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/messages/$id",
      component: lazyRouteComponent(() => import("../messages/message-page.tsx"), "MessagePage"),
    }),
    createRoute({
      getParentRoute,
      path: "/settings/messages",
      component: lazyRouteComponent(
        () => import("../settings/message-settings-page.tsx"),
        "MessageSettingsPage",
      ),
    }),
    createRoute({
      getParentRoute,
      path: "/my-notifications",
      component: lazyRouteComponent(
        () => import("../preferences/my-notifications-page.tsx"),
        "MyNotificationsPage",
      ),
    }),
    createRoute({
      getParentRoute,
      path: "/my-sign-ins",
      component: lazyRouteComponent(() => import("../sign-ins/sign-ins-page.tsx"), "SignInsPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/members",
      component: lazyRouteComponent(() => import("../members/members-page.tsx"), "MembersPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/activity",
      component: lazyRouteComponent(() => import("../activity/activity-page.tsx"), "ActivityPage"),
    }),
  ] as const;
}
