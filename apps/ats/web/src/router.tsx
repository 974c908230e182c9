import { conveneRootRoute, sharedRoutes, sharedStaffRoutes, staffRoute } from "@convene/web-kit";
import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { readApplicationSearch } from "./applications/application-search.ts";
import { readApplicationsSearch } from "./applications/applications-search.ts";
import { readBoardSearch } from "./board/board-search.ts";
import { readCalendarSearch } from "./calendar/calendar-search.ts";
import { readInterviewSearch } from "./candidate/interview-search.ts";
import { readCareersSearch } from "./careers/careers-search.ts";
import { readLoopSearch } from "./loops/loop-search.ts";
import { readOffersSearch } from "./offers/offers-search.ts";
import { readReportSearch } from "./reports/report-search.ts";
import { setupRoutes } from "./setup/setup-routes.ts";

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

const loop = createRoute({
  getParentRoute: () => staff,
  path: "/applications/$id/loop",
  validateSearch: readLoopSearch,
  component: lazyRouteComponent(() => import("./loops/loop-page.tsx"), "LoopPage"),
});

const jobs = createRoute({
  getParentRoute: () => staff,
  path: "/jobs",
  component: lazyRouteComponent(() => import("./jobs/jobs-page.tsx"), "JobsPage"),
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

const offers = createRoute({
  getParentRoute: () => staff,
  path: "/offers",
  validateSearch: readOffersSearch,
  component: lazyRouteComponent(() => import("./offers/offers-page.tsx"), "OffersPage"),
});

const offer = createRoute({
  getParentRoute: () => staff,
  path: "/offers/$id",
  component: lazyRouteComponent(() => import("./offers/offer-page.tsx"), "OfferPage"),
});

const editOffer = createRoute({
  getParentRoute: () => staff,
  path: "/offers/$id/edit",
  component: lazyRouteComponent(() => import("./offers/edit-offer-page.tsx"), "EditOfferPage"),
});

const makeOffer = createRoute({
  getParentRoute: () => staff,
  path: "/applications/$id/offer",
  component: lazyRouteComponent(() => import("./offers/make-offer-page.tsx"), "MakeOfferPage"),
});

const offerTemplates = createRoute({
  getParentRoute: () => staff,
  path: "/setup/offer-letters",
  component: lazyRouteComponent(
    () => import("./offers/offer-templates-page.tsx"),
    "OfferTemplatesPage",
  ),
});

const employees = createRoute({
  getParentRoute: () => staff,
  path: "/employees",
  component: lazyRouteComponent(() => import("./offers/employees-page.tsx"), "EmployeesPage"),
});

const board = createRoute({
  getParentRoute: () => staff,
  path: "/jobs/$id",
  validateSearch: readBoardSearch,
  component: lazyRouteComponent(() => import("./board/board-page.tsx"), "BoardPage"),
});

const jobSettings = createRoute({
  getParentRoute: () => staff,
  path: "/jobs/$id/settings",
  component: lazyRouteComponent(() => import("./jobs/job-settings-page.tsx"), "JobSettingsPage"),
});

const careers = createRoute({
  getParentRoute: () => root,
  path: "/careers/$slug",
  validateSearch: readCareersSearch,
  component: lazyRouteComponent(() => import("./careers/careers-page.tsx"), "CareersPage"),
});

const careersJob = createRoute({
  getParentRoute: () => root,
  path: "/careers/$slug/$jobId",
  component: lazyRouteComponent(() => import("./careers/careers-job-page.tsx"), "CareersJobPage"),
});

const reports = createRoute({
  getParentRoute: () => staff,
  path: "/reports",
  validateSearch: readReportSearch,
  component: lazyRouteComponent(() => import("./reports/reports-page.tsx"), "ReportsPage"),
});

const interview = createRoute({
  getParentRoute: () => root,
  path: "/interview/$token",
  validateSearch: readInterviewSearch,
  component: lazyRouteComponent(() => import("./candidate/interview-page.tsx"), "InterviewPage"),
});

const candidateOffer = createRoute({
  getParentRoute: () => root,
  path: "/offer/$token",
  component: lazyRouteComponent(
    () => import("./candidate-offer/candidate-offer-page.tsx"),
    "CandidateOfferPage",
  ),
});

const request = createRoute({
  getParentRoute: () => root,
  path: "/request/$token",
  validateSearch: readInterviewSearch,
  component: lazyRouteComponent(() => import("./candidate/request-page.tsx"), "RequestPage"),
});

const portal = createRoute({
  getParentRoute: () => root,
  path: "/portal/$token",
  validateSearch: readInterviewSearch,
  component: lazyRouteComponent(() => import("./candidate/portal-page.tsx"), "PortalPage"),
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
      loop,
      jobs,
      board,
      jobSettings,
      imports,
      oneImport,
      reports,
      ...setupRoutes(staff),
      offers,
      offer,
      editOffer,
      makeOffer,
      offerTemplates,
      employees,
      ...sharedStaffRoutes(staff),
    ]),
    interview,
    request,
    portal,
    careers,
    careersJob,
    candidateOffer,
  ]),
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
