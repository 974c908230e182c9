import { conveneRootRoute, sharedRoutes, sharedStaffRoutes, staffRoute } from "@convene/web-kit";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readBookingSearch } from "./booking/booking-search.ts";
import { startPublicPage } from "./booking/public-page-query.ts";
import { readManageSearch } from "./manage/manage-search.ts";
import { readPaySearch } from "./payments/pay-search.ts";
import { readReportSearch } from "./reports/report-search.ts";
import { setupRoutes } from "./setup/setup-routes.ts";
import { readCalendarSearch } from "./staff/calendar-search.ts";
import { readWaitingSearch } from "./waiting/waiting-search.ts";

const root = conveneRootRoute();

const staff = staffRoute(root, async () => {
  return (await import("./staff/staff-options.ts")).staffOptions;
});

const today = createRoute({
  getParentRoute: () => staff,
  path: "/",
  // The calendar was here once, and its addresses stand in people's own calendars.
  validateSearch: readCalendarSearch,
  beforeLoad: ({ search }) => {
    if (Object.keys(search).length > 0) throw redirect({ to: "/calendar", search });
  },
  component: lazyRouteComponent(() => import("./today/today-page.tsx"), "TodayPage"),
});

const calendar = createRoute({
  getParentRoute: () => staff,
  path: "/calendar",
  validateSearch: readCalendarSearch,
  component: lazyRouteComponent(() => import("./staff/calendar-page.tsx"), "CalendarPage"),
});

const clients = createRoute({
  getParentRoute: () => staff,
  path: "/clients",
  component: lazyRouteComponent(() => import("./clients/clients-page.tsx"), "ClientsPage"),
});

const client = createRoute({
  getParentRoute: () => staff,
  path: "/clients/$id",
  component: lazyRouteComponent(() => import("./clients/client-page.tsx"), "ClientPage"),
});

const series = createRoute({
  getParentRoute: () => staff,
  path: "/series",
  component: lazyRouteComponent(() => import("./series/series-page.tsx"), "SeriesPage"),
});

const waitingList = createRoute({
  getParentRoute: () => staff,
  path: "/waiting",
  validateSearch: readWaitingSearch,
  component: lazyRouteComponent(() => import("./waiting/waiting-list-page.tsx"), "WaitingListPage"),
});

const imports = createRoute({
  getParentRoute: () => staff,
  path: "/imports",
  component: lazyRouteComponent(() => import("./imports/imports-page.tsx"), "ImportsPage"),
});

const oneImport = createRoute({
  getParentRoute: () => staff,
  path: "/imports/$id",
  component: lazyRouteComponent(() => import("./imports/import-page.tsx"), "ImportPage"),
});

const reports = createRoute({
  getParentRoute: () => staff,
  path: "/reports",
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import("./reports/reports-page.tsx"), "ReportsPage"),
});

const manage = createRoute({
  getParentRoute: () => root,
  path: "/manage/$token",
  validateSearch: readManageSearch,
  component: lazyRouteComponent(() => import("./manage/manage-page.tsx"), "ManagePage"),
});

const waiting = createRoute({
  getParentRoute: () => root,
  path: "/waiting/$token",
  component: lazyRouteComponent(() => import("./waiting/waiting-page.tsx"), "WaitingPage"),
});

const pay = createRoute({
  getParentRoute: () => root,
  path: "/pay/$token",
  validateSearch: readPaySearch,
  component: lazyRouteComponent(() => import("./payments/pay-page.tsx"), "PayPage"),
});

const receipt = createRoute({
  getParentRoute: () => root,
  path: "/receipt/$token",
  component: lazyRouteComponent(() => import("./payments/receipt-page.tsx"), "ReceiptPage"),
});

const booking = createRoute({
  getParentRoute: () => root,
  path: "/$slug",
  validateSearch: readBookingSearch,
  // Asked for while the page's code is still on its way.
  loader: ({ params }) => startPublicPage(params.slug),
  component: lazyRouteComponent(() => import("./booking/booking-page.tsx"), "BookingPage"),
});

const embed = createRoute({
  getParentRoute: () => root,
  path: "/embed/$slug",
  validateSearch: readBookingSearch,
  loader: ({ params }) => startPublicPage(params.slug),
  component: lazyRouteComponent(() => import("./embed/embed-page.tsx"), "EmbedPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...sharedRoutes(root, { product: "services" }),
    staff.addChildren([
      today,
      calendar,
      reports,
      clients,
      client,
      imports,
      oneImport,
      series,
      waitingList,
      ...setupRoutes(staff),
      ...sharedStaffRoutes(staff),
    ]),
    manage,
    waiting,
    pay,
    receipt,
    booking,
    embed,
  ]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
