import { type AnyRoute, createRoute, lazyRouteComponent, redirect } from "@tanstack/react-router";

/** The pages on which an organisation is set up. */
export function setupRoutes<Staff extends AnyRoute>(staff: Staff) {
  const services = createRoute({
    getParentRoute: () => staff,
    path: "/setup/services",
    component: lazyRouteComponent(() => import("./services-page.tsx"), "ServicesPage"),
  });
  const service = createRoute({
    getParentRoute: () => staff,
    path: "/setup/services/$serviceId",
    component: lazyRouteComponent(() => import("./service-page.tsx"), "ServicePage"),
  });
  const hours = createRoute({
    getParentRoute: () => staff,
    path: "/setup/hours",
    component: lazyRouteComponent(() => import("./hours-page.tsx"), "HoursPage"),
  });
  const rooms = createRoute({
    getParentRoute: () => staff,
    path: "/setup/rooms",
    component: lazyRouteComponent(() => import("./rooms-page.tsx"), "RoomsPage"),
  });
  const organisation = createRoute({
    getParentRoute: () => staff,
    path: "/setup/organisation",
    component: lazyRouteComponent(() => import("./organisation-page.tsx"), "OrganisationPage"),
  });
  // Where the list of services was before.
  const former = createRoute({
    getParentRoute: () => staff,
    path: "/services",
    beforeLoad: () => {
      throw redirect({ to: "/setup/services", replace: true });
    },
  });
  return [services, service, hours, rooms, organisation, former] as const;
}
