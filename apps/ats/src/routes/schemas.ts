import { smsNumber } from "@convene/notifications";
import {
  AtsRole,
  AttendeeResponse,
  EmploymentType,
  EventChangeKind,
  InterviewKind,
  InterviewStatus,
  Qualification,
} from "@convene/prisma";
import {
  eventPlacesSchema,
  instantSchema,
  localeSchema,
  remindersSchema,
  timeSchema,
  timeZoneSchema,
} from "@convene/server-kit";
import { z } from "@hono/zod-openapi";
import { criteriaSchema, questionsSchema } from "../domain/interview-content.ts";

/** Ids as a query writes them: with commas between. */
export const idListSchema = z
  .string()
  .max(2_000)
  .transform((text) => (text === "" ? [] : text.split(",")))
  .pipe(z.array(z.uuid()).max(50))
  .openapi({ type: "string", maxLength: 2_000, description: "Ids with commas between" });

export const tokenParams = z.object({
  token: z
    .string()
    .min(1)
    .max(2_000)
    .openapi({ description: "Of the link in the candidate's mails" }),
});
export const rangeQuery = z.object({ from: instantSchema, to: instantSchema });

export const text = (longest: number) => z.string().trim().min(1).max(longest);

const stageSchema = z.object({ id: z.uuid(), name: z.string() }).openapi("JobStage");

export const jobSchema = z
  .object({
    id: z.uuid(),
    title: z.string().openapi({ example: "Software engineer" }),
    department: z.string().nullable(),
    location: z.string().nullable(),
    description: z.string().nullable(),
    employmentType: z.enum(EmploymentType).nullable(),
    status: z.enum(["draft", "open", "closed"]),
    publishedAt: timeSchema.nullable().openapi({ description: "Null: not on the careers page" }),
    createdAt: timeSchema,
    stages: z.array(stageSchema).openapi({ description: "In the order of the pipeline" }),
    activeApplications: z.int(),
  })
  .openapi("Job");

export const jobInput = z
  .object({
    title: text(200),
    department: text(200).optional(),
    location: text(200).optional(),
    employmentType: z.enum(EmploymentType).optional(),
    description: text(10_000).optional(),
  })
  .openapi("NewJob");

export const applicationSchema = z
  .object({
    id: z.uuid(),
    status: z.enum(["active", "hired", "rejected", "withdrawn"]),
    source: z.string().nullable(),
    createdAt: timeSchema,
    candidate: z.object({ id: z.uuid(), name: z.string(), email: z.string() }),
    job: z.object({ id: z.uuid(), title: z.string() }),
    stage: stageSchema,
    nextInterviewAt: timeSchema.nullable(),
  })
  .openapi("Application");

export const applicationInput = z
  .object({
    jobId: z.uuid(),
    name: text(200).openapi({ example: "Dana Reyes" }),
    email: z.email().max(254).openapi({ example: "dana@example.com" }),
    phone: text(40)
      .regex(/^[+\d][\d ()./-]*$/, "is not a phone number")
      .optional(),
    timeZone: timeZoneSchema,
    locale: localeSchema
      .optional()
      .openapi({ description: "Language of the mails; left out: the organisation's" }),
    source: text(200).optional(),
    smsOptIn: z.boolean().default(false).openapi({
      description:
        "Whether the candidate agreed to text messages; the phone then needs its country's code",
    }),
  })
  .refine(({ phone, smsOptIn }) => !smsOptIn || smsNumber(phone ?? null) !== null, {
    message: "A number with its country's code, such as +1 416 555 0134, to get text messages",
    path: ["phone"],
  })
  .openapi("NewApplication");

export const applicationsQuery = z.object({
  jobId: z.uuid().optional(),
  stageId: z.uuid().optional(),
  status: z.enum(["active", "hired", "rejected", "withdrawn"]).optional(),
  search: text(100).optional().openapi({ example: "reyes" }),
  cursor: z.uuid().optional().openapi({ description: "`nextCursor` of the page before" }),
  limit: z.coerce.number().int().min(1).max(100).default(50),
});

export const stageInput = z
  .object({
    stageId: z.uuid(),
    fromStageId: z.uuid().optional().openapi({
      description: "Where it is seen; elsewhere by now, it is refused with APPLICATION_MOVED",
    }),
  })
  .openapi("StageMove");

export const kindSchema = z.enum(InterviewKind);
const statusSchema = z.enum(InterviewStatus);

const historySchema = z.array(
  z.object({
    interviewId: z.uuid(),
    kind: z.enum(EventChangeKind),
    at: timeSchema,
    byKind: z.enum(["member", "client", "candidate", "system"]),
    byName: z.string().nullable(),
    reason: z.string().nullable(),
    startBefore: timeSchema.nullable(),
    startAfter: timeSchema.nullable(),
  }),
);

export const interviewFields = {
  id: z.uuid(),
  title: z.string(),
  kind: kindSchema,
  status: statusSchema,
  start: timeSchema,
  end: timeSchema,
  timeZone: z.string().openapi({ description: "In which it was made" }),
};

export const applicationDetailSchema = applicationSchema
  .omit({ nextInterviewAt: true })
  .extend({
    candidate: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      timeZone: z.string(),
      locale: z.string(),
    }),
    job: z.object({
      id: z.uuid(),
      title: z.string(),
      department: z.string().nullable(),
      location: z.string().nullable(),
      stages: z.array(stageSchema),
    }),
    interviews: z
      .array(z.object({ ...interviewFields, interviewers: z.array(z.string()) }))
      .openapi({ description: "Latest first" }),
    history: historySchema.openapi({ description: "Oldest first" }),
  })
  .openapi("ApplicationDetail");

const localTimeSchema = z.string().max(5).openapi({ example: "09:00" });
const windowsSchema = z
  .array(z.tuple([localTimeSchema, localTimeSchema]))
  .max(20)
  .optional();

export const weeklyHoursSchema = z.object({
  mon: windowsSchema,
  tue: windowsSchema,
  wed: windowsSchema,
  thu: windowsSchema,
  fri: windowsSchema,
  sat: windowsSchema,
  sun: windowsSchema,
});

export const interviewerSchema = z
  .object({
    id: z.uuid().openapi({ description: "Of the person's timeline, the same in both apps" }),
    name: z.string(),
    role: z.enum(AtsRole),
    timeZone: z.string(),
    weeklyHours: weeklyHoursSchema,
    load: z.object({
      interviews: z.int().openapi({ description: "In the coming seven days" }),
      minutes: z.int().openapi({ description: "Reserved in them, by whichever app" }),
    }),
  })
  .openapi("Interviewer");

export const moveInput = z
  .object({ start: instantSchema, reason: text(500).optional() })
  .openapi("InterviewMove");

export const confirmInput = z
  .object({ start: instantSchema.openapi({ description: "The time that is confirmed" }) })
  .openapi("InterviewConfirmation");

export const cancelInput = z
  .object({ reason: text(500).optional() })
  .openapi("InterviewCancellation");

export const interviewSchema = z
  .object({
    ...interviewFields,
    location: z.string().nullable(),
    meetingUrl: z.string().nullable(),
    instructions: z.string().nullable(),
    actualStart: timeSchema.nullable(),
    actualEnd: timeSchema.nullable(),
    cancellationReason: z.string().nullable(),
    applicationId: z.uuid(),
    candidate: z.object({
      id: z.uuid(),
      name: z.string(),
      email: z.string(),
      phone: z.string().nullable(),
      smsOptIn: z.boolean().openapi({ description: "Whether they agreed to text messages" }),
      timeZone: z.string(),
    }),
    job: z.object({ id: z.uuid(), title: z.string() }),
    organiserName: z.string(),
    templateId: z.uuid().nullable(),
    briefing: z.string().nullable().openapi({ description: "For the interviewers" }),
    questions: questionsSchema,
    criteria: criteriaSchema,
    panel: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        timeZone: z.string(),
        required: z.boolean(),
        seat: z.string().nullable(),
        qualification: z.enum(Qualification).nullable().openapi({
          description: "As what they came from a pool; null: they were asked for by name",
        }),
        response: z.enum(AttendeeResponse),
        declineReason: z.string().nullable(),
      }),
    ),
    places: eventPlacesSchema,
    whyNotMove: z.string().nullable().openapi({
      description: "Code of the refusal that moving would meet; null where it can be moved",
      example: "EVENT_CLOSED",
    }),
    whyNotCancel: z.string().nullable(),
    whyNotReplace: z.string().nullable(),
    reminders: remindersSchema,
    nextStatuses: z.array(statusSchema),
    history: historySchema,
  })
  .openapi("Interview");

export const scheduledSchema = z
  .object({
    interview: interviewSchema,
    told: z
      .array(z.object({ kind: z.enum(["member", "client", "candidate"]), name: z.string() }))
      .openapi({ description: "Who gets a confirmation" }),
  })
  .openapi("ScheduledInterview");

export const calendarQuery = rangeQuery.extend({
  personIds: idListSchema
    .optional()
    .openapi({ description: "Left out: everyone's interviews, and nothing besides" }),
});

export const calendarSchema = z
  .object({
    people: z.array(interviewerSchema),
    interviews: z.array(
      z.object({
        ...interviewFields,
        candidateName: z.string(),
        jobTitle: z.string(),
        interviewers: z.array(z.object({ id: z.uuid(), name: z.string() })),
      }),
    ),
    taken: z
      .array(
        z.object({
          id: z.uuid(),
          personId: z.uuid(),
          kind: z.enum(["elsewhere", "hold", "external", "timeOff"]),
          start: timeSchema,
          end: timeSchema,
        }),
      )
      .openapi({ description: "What else takes the chosen people's time" }),
  })
  .openapi("InterviewCalendar");

/** What the candidate sees. */
export const candidateInterviewSchema = z
  .object({
    ...interviewFields,
    location: z.string().nullable(),
    meetingUrl: z.string().nullable(),
    roomFollows: z.boolean().openapi({
      description: "It takes place online, and the link is not there yet",
    }),
    instructions: z.string().nullable(),
    jobTitle: z.string(),
    candidate: z.object({ name: z.string(), timeZone: z.string(), locale: z.string() }),
    interviewers: z.array(z.string()),
    organisation: z.object({
      name: z.string(),
      timeZone: z.string(),
      accentColour: z.string().nullable(),
      logoUrl: z.string().nullable(),
    }),
    whyNotCancel: z.string().nullable(),
    calendarLinks: z
      .object({
        google: z.url(),
        outlook: z.url(),
        office365: z.url(),
        yahoo: z.url(),
        ics: z.url(),
      })
      .nullable()
      .openapi({ description: "Null once it is cancelled" }),
  })
  .openapi("CandidateInterview");
