import { z } from "@hono/zod-openapi";
import { LEAD_STEPS } from "../reports/lead-steps.ts";

const dateSchema = z.iso.date().openapi({ example: "2026-03-31" });

export const reportQuery = z.object({
  from: dateSchema.openapi({ description: "First day, by the organisation's clocks" }),
  to: dateSchema.openapi({ description: "Last day; at most a year after the first" }),
});

/** What every report says about itself. */
const framed = <Report extends z.ZodType>(name: string, report: Report) =>
  z
    .object({
      timeZone: z.string().openapi({ description: "Whose days they are" }),
      period: reportQuery,
      before: reportQuery.openapi({ description: "As many days right before, to compare with" }),
      report,
      previous: report,
    })
    .openapi(name);

export const utilisationSchema = framed(
  "UtilisationReport",
  z.object({
    people: z.array(z.object({ id: z.uuid(), name: z.string() })),
    weeks: z.array(dateSchema).openapi({ description: "Monday, or the period's first day" }),
    cells: z.array(
      z.object({
        resourceId: z.uuid(),
        week: dateSchema,
        openMinutes: z.int(),
        bookedMinutes: z.int(),
      }),
    ),
  }),
);

const attendanceCounts = {
  appointments: z.int(),
  noShows: z.int(),
  cancelledByClients: z.int(),
  cancelledByStaff: z.int(),
};
const stepSchema = z.enum(LEAD_STEPS.map(({ step }) => step));

export const attendanceSchema = framed(
  "AttendanceReport",
  z.object({
    total: z.object(attendanceCounts),
    byService: z.array(z.object({ serviceId: z.uuid(), name: z.string(), ...attendanceCounts })),
    byLead: z.array(z.object({ step: stepSchema, ...attendanceCounts })),
  }),
);

const takings = {
  received: z.int().openapi({ description: "Minor units" }),
  refunded: z.int().openapi({ description: "Minor units" }),
};

export const revenueSchema = framed(
  "RevenueReport",
  z.object({
    currency: z.string(),
    total: z.object(takings),
    bucketLength: z.enum(["day", "week", "month"]),
    buckets: z.array(z.object({ from: dateSchema, ...takings })),
    byService: z.array(z.object({ id: z.uuid(), name: z.string(), ...takings })),
    byPerson: z.array(z.object({ id: z.uuid(), name: z.string(), ...takings })),
    byMethod: z.array(
      z.object({ method: z.enum(["card", "cash", "bank_transfer", "other"]), ...takings }),
    ),
    otherCurrencies: z.array(z.object({ currency: z.string(), ...takings })),
  }),
);

export const leadTimeSchema = framed(
  "LeadTimeReport",
  z.object({
    appointments: z.int(),
    medianMinutes: z.int().nullable(),
    steps: z.array(z.object({ step: stepSchema, appointments: z.int() })),
  }),
);
