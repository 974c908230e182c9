import type { Work } from "@convene/prisma";
import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { comparePeriods, type ReportPeriod } from "@convene/server-kit/reports";
import { createRoute, type z } from "@hono/zod-openapi";
import { SCHEDULING_ROLES, type Viewer } from "../domain/viewer.ts";
import { findReportJobs, type ReportJobs } from "../reports/find-report-jobs.ts";
import { reportAttendance } from "../reports/report-attendance.ts";
import { reportFeedback } from "../reports/report-feedback.ts";
import { reportFunnel } from "../reports/report-funnel.ts";
import { reportInterviewerLoad } from "../reports/report-interviewer-load.ts";
import { reportTimeInStage } from "../reports/report-time-in-stage.ts";
import { reportTimeToSchedule } from "../reports/report-time-to-schedule.ts";
import {
  feedbackReportSchema,
  funnelSchema,
  interviewAttendanceSchema,
  interviewerLoadSchema,
  reportQuery,
  timeInStageSchema,
  timeToScheduleSchema,
} from "./report-schemas.ts";

/** What those who schedule look back on. Hiring managers see the jobs that they are on. */
export function reportRoutes(kit: Kit) {
  const middleware = requireMember(kit, SCHEDULING_ROLES);
  const report = <const Name extends string, Schema extends z.ZodType>(
    name: Name,
    summary: string,
    schema: Schema,
  ) =>
    createRoute({
      method: "get",
      path: `/reports/${name}` as const,
      tags: ["Reports"],
      summary,
      middleware,
      request: { query: reportQuery },
      responses: {
        200: { description: "Beside the period before", content: json(schema) },
        ...problemResponses(400, 401, 403, 404),
      },
    });
  const timeInStage = report(
    "time-in-stage",
    "How long applications stay in their stages",
    timeInStageSchema,
  );
  const timeToSchedule = report(
    "time-to-schedule",
    "How long it takes to book interviews, and from then to hold them",
    timeToScheduleSchema,
  );
  const load = report(
    "interviewer-load",
    "Who holds how many interviews, by person and week",
    interviewerLoadSchema,
  );
  const attendance = report(
    "attendance",
    "What became of interviews: held, no-show, cancelled, moved",
    interviewAttendanceSchema,
  );
  const feedback = report("feedback", "How soon scorecards come in", feedbackReportSchema);
  const funnel = report("funnel", "How far applications come, by stage and source", funnelSchema);

  const made = <Report>(
    viewer: Viewer & { readonly tenantId: string },
    { jobId, ...days }: z.infer<typeof reportQuery>,
    make: (work: Work, period: ReportPeriod, jobs: ReportJobs) => Promise<Report>,
  ) =>
    inUnit(kit, viewer.tenantId, async (work) => {
      const jobs = await findReportJobs(work, viewer, jobId);
      return await comparePeriods(work, days, (unit, period) => make(unit, period, jobs));
    });

  return createRouter()
    .openapi(timeInStage, async (c) => {
      const found = await made(c.var.member, c.req.valid("query"), reportTimeInStage);
      return c.json(timeInStageSchema.parse(found), 200);
    })
    .openapi(timeToSchedule, async (c) => {
      const found = await made(c.var.member, c.req.valid("query"), reportTimeToSchedule);
      return c.json(timeToScheduleSchema.parse(found), 200);
    })
    .openapi(load, async (c) => {
      const found = await made(c.var.member, c.req.valid("query"), reportInterviewerLoad);
      return c.json(interviewerLoadSchema.parse(found), 200);
    })
    .openapi(attendance, async (c) => {
      const found = await made(c.var.member, c.req.valid("query"), reportAttendance);
      return c.json(interviewAttendanceSchema.parse(found), 200);
    })
    .openapi(feedback, async (c) => {
      const found = await made(c.var.member, c.req.valid("query"), reportFeedback);
      return c.json(feedbackReportSchema.parse(found), 200);
    })
    .openapi(funnel, async (c) => {
      const found = await made(c.var.member, c.req.valid("query"), reportFunnel);
      return c.json(funnelSchema.parse(found), 200);
    });
}
