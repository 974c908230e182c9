import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/**
 * The pages for staff that both apps have: `/messages`, `/messages/$id`, `/settings/messages`,
 * `/my-notifications`, `/members`.
 */
export function sharedStaffRoutes<Parent extends AnyRoute>(staff: Parent) {
  const getParentRoute = () => staff;
  return [
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
      path: "/members",
      component: lazyRouteComponent(() => import("../members/members-page.tsx"), "MembersPage"),
    }),
  ] as const;
}
