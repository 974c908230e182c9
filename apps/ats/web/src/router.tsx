import { conveneRootRoute, sharedRoutes, sharedStaffRoutes, staffRoute } from "@convene/web-kit";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readApplicationSearch } from "./applications/application-search.ts";
import { readApplicationsSearch } from "./applications/applications-search.ts";
import { readCalendarSearch } from "./calendar/calendar-search.ts";
import { readInterviewSearch } from "./candidate/interview-search.ts";

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
  component: lazyRouteComponent(() => import("./calendar/calendar-page.tsx"), "CalendarPage"),
});

const applications = createRoute({
  getParentRoute: () => staff,
  path: "/applications",
  validateSearch: readApplicationsSearch,
  component: lazyRouteComponent(
    () => import("./applications/applications-page.tsx"),
    "ApplicationsPage",
  ),
});

const application = createRoute({
  getParentRoute: () => staff,
  path: "/applications/$id",
  validateSearch: readApplicationSearch,
  component: lazyRouteComponent(
    () => import("./applications/application-page.tsx"),
    "ApplicationPage",
  ),
});

const debrief = createRoute({
  getParentRoute: () => staff,
  path: "/applications/$id/debrief",
  component: lazyRouteComponent(() => import("./feedback/debrief-page.tsx"), "DebriefPage"),
});

const feedback = createRoute({
  getParentRoute: () => staff,
  path: "/feedback",
  component: lazyRouteComponent(() => import("./feedback/feedback-page.tsx"), "FeedbackPage"),
});

const scorecard = createRoute({
  getParentRoute: () => staff,
  path: "/feedback/$id",
  component: lazyRouteComponent(() => import("./feedback/scorecard-page.tsx"), "ScorecardPage"),
});

const schedule = createRoute({
  getParentRoute: () => staff,
  path: "/applications/$id/schedule",
  component: lazyRouteComponent(() => import("./scheduling/schedule-page.tsx"), "SchedulePage"),
});

const jobs = createRoute({
  getParentRoute: () => staff,
  path: "/jobs",
  component: lazyRouteComponent(() => import("./jobs/jobs-page.tsx"), "JobsPage"),
});

const interview = createRoute({
  getParentRoute: () => root,
  path: "/interview/$token",
  validateSearch: readInterviewSearch,
  component: lazyRouteComponent(() => import("./candidate/interview-page.tsx"), "InterviewPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    ...sharedRoutes(root, { product: "ats" }),
    staff.addChildren([
      today,
      calendar,
      applications,
      application,
      debrief,
      feedback,
      scorecard,
      schedule,
      jobs,
      ...sharedStaffRoutes(staff),
    ]),
    interview,
  ]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
