import {
  createRouter,
  inUnit,
  json,
  type Kit,
  problemResponses,
  requireMember,
} from "@convene/server-kit";
import { comparePeriods } from "@convene/server-kit/reports";
import { createRoute, type z } from "@hono/zod-openapi";
import { reportAttendance } from "../reports/report-attendance.ts";
import { reportLeadTime } from "../reports/report-lead-time.ts";
import { reportRevenue } from "../reports/report-revenue.ts";
import { reportUtilisation } from "../reports/report-utilisation.ts";
import {
  attendanceSchema,
  leadTimeSchema,
  reportQuery,
  revenueSchema,
  utilisationSchema,
} from "./report-schemas.ts";

/** What owners and managers look back on. */
export function reportRoutes(kit: Kit) {
  const middleware = requireMember(kit, ["owner", "manager"]);
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
        ...problemResponses(400, 401, 403),
      },
    });
  const utilisation = report(
    "utilisation",
    "Booked minutes of open minutes, by person and week",
    utilisationSchema,
  );
  const attendance = report(
    "attendance",
    "No-shows and cancellations, by service and lead time",
    attendanceSchema,
  );
  const revenue = report(
    "revenue",
    "Money received and refunded, by time, service, person and method",
    revenueSchema,
  );
  const leadTime = report(
    "lead-time",
    "How long before their start appointments are booked",
    leadTimeSchema,
  );

  return createRouter()
    .openapi(utilisation, async (c) => {
      const days = c.req.valid("query");
      const made = await inUnit(kit, c.var.member.tenantId, (work) =>
        comparePeriods(work, days, reportUtilisation),
      );
      return c.json(utilisationSchema.parse(made), 200);
    })
    .openapi(attendance, async (c) => {
      const days = c.req.valid("query");
      const made = await inUnit(kit, c.var.member.tenantId, (work) =>
        comparePeriods(work, days, reportAttendance),
      );
      return c.json(attendanceSchema.parse(made), 200);
    })
    .openapi(revenue, async (c) => {
      const days = c.req.valid("query");
      const made = await inUnit(kit, c.var.member.tenantId, (work) =>
        comparePeriods(work, days, reportRevenue),
      );
      return c.json(revenueSchema.parse(made), 200);
    })
    .openapi(leadTime, async (c) => {
      const days = c.req.valid("query");
      const made = await inUnit(kit, c.var.member.tenantId, (work) =>
        comparePeriods(work, days, reportLeadTime),
      );
      return c.json(leadTimeSchema.parse(made), 200);
    });
}
