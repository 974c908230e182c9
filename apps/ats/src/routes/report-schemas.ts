import { z } from "@hono/zod-openapi";
import { kindSchema } from "./schemas.ts";

const dateSchema = z.iso.date().openapi({ example: "2026-03-31" });

const daysSchema = z.object({
  from: dateSchema.openapi({ description: "First day, by the organisation's clocks" }),
  to: dateSchema.openapi({ description: "Last day; at most a year after the first" }),
});

export const reportQuery = daysSchema.extend({
  jobId: z.uuid().optional().openapi({ description: "Left out: all jobs that one may see" }),
});

/** What every report says about itself. */
const framed = <Report extends z.ZodType>(name: string, report: Report) =>
  z
    .object({
      timeZone: z.string().openapi({ description: "Whose days they are" }),
      period: daysSchema,
      before: daysSchema.openapi({ description: "As many days right before, to compare with" }),
      report,
      previous: report,
    })
    .openapi(name);

const lengths = {
  count: z.int(),
  medianMinutes: z.int().nullable(),
  p90Minutes: z.int().nullable().openapi({ description: "Nine in ten took at most as long" }),
};
const lengthsSchema = z.object(lengths);
const ofJob = { jobId: z.uuid(), title: z.string() };
const ofKind = { kind: kindSchema };

const stageFigures = {
  stage: z.string(),
  ...lengths,
  there: z.int().openapi({ description: "Active applications that are in it at present" }),
};

export const timeInStageSchema = framed(
  "TimeInStageReport",
  z.object({
    byStage: z.array(z.object(stageFigures)),
    byJobAndStage: z.array(z.object({ ...ofJob, ...stageFigures })),
  }),
);

const scheduleFigures = {
  toBook: lengthsSchema.openapi({
    description: "From asking the candidate, or from coming into the stage, to the booking",
  }),
  toHold: lengthsSchema.openapi({ description: "From the booking to the interview" }),
};

export const timeToScheduleSchema = framed(
  "TimeToScheduleReport",
  z.object({
    total: z.object(scheduleFigures),
    byJob: z.array(z.object({ ...ofJob, ...scheduleFigures })),
    byKind: z.array(z.object({ ...ofKind, ...scheduleFigures })),
  }),
);

const load = {
  interviews: z.int(),
  minutes: z.int(),
  watched: z.int().openapi({ description: "As a shadow, besides" }),
};

export const interviewerLoadSchema = framed(
  "InterviewerLoadReport",
  z.object({
    people: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        perWeek: z.int().nullable().openapi({ description: "The most a week that they take on" }),
        ...load,
        mostInWeek: z.int(),
        weeksAbove: z.int().openapi({ description: "Weeks with more than they take on" }),
      }),
    ),
    weeks: z.array(dateSchema).openapi({ description: "Monday, or the period's first day" }),
    cells: z.array(z.object({ resourceId: z.uuid(), week: dateSchema, ...load })),
    spread: z.object({
      fewest: z.int().nullable(),
      median: z.number().nullable(),
      most: z.int().nullable(),
    }),
  }),
);

const attendanceCounts = {
  interviews: z.int(),
  completed: z.int(),
  noShows: z.int(),
  cancelledByCandidates: z.int(),
  cancelledByTeam: z.int(),
  moved: z.int(),
};

export const interviewAttendanceSchema = framed(
  "InterviewAttendanceReport",
  z.object({
    total: z.object(attendanceCounts),
    byJob: z.array(z.object({ ...ofJob, ...attendanceCounts })),
    byKind: z.array(z.object({ ...ofKind, ...attendanceCounts })),
  }),
);

const feedbackCounts = {
  asked: z.int(),
  ...lengths,
  missing: z.int(),
  inTime: z.int().openapi({ description: "In within a day of the end" }),
  due: z.int().openapi({ description: "In, or a day late: what inTime is a part of" }),
};

export const feedbackReportSchema = framed(
  "FeedbackReport",
  z.object({
    total: z.object(feedbackCounts),
    byInterviewer: z.array(z.object({ memberId: z.uuid(), name: z.string(), ...feedbackCounts })),
    byJob: z.array(z.object({ ...ofJob, ...feedbackCounts })),
  }),
);

export const funnelSchema = framed(
  "FunnelReport",
  z.object({
    applications: z.int(),
    hired: z.int(),
    stages: z.array(
      z.object({
        stage: z.string(),
        reached: z.int().openapi({ description: "Who came so far, or further" }),
      }),
    ),
    sources: z.array(
      z.object({
        source: z.string().nullable(),
        applications: z.int(),
        interviewed: z.int(),
        hired: z.int(),
      }),
    ),
  }),
);
