import { type AnyRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";

/** The pages for staff that both apps have: `/outbox`, `/outbox/$id`, `/members`. */
export function sharedStaffRoutes<Parent extends AnyRoute>(staff: Parent) {
  const getParentRoute = () => staff;
  return [
    createRoute({
      getParentRoute,
      path: "/outbox",
      component: lazyRouteComponent(() => import("../outbox/outbox-page.tsx"), "OutboxPage"),
    }),
    createRoute({
      getParentRoute,
      path: "/outbox/$id",
      component: lazyRouteComponent(
        () => import("../outbox/outbox-message-page.tsx"),
        "OutboxMessagePage",
      ),
    }),
    createRoute({
      getParentRoute,
      path: "/members",
      component: lazyRouteComponent(() => import("../members/members-page.tsx"), "MembersPage"),
    }),
  ] as const;
}
