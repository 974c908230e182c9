import {
  type CalendarEvent,
  CalendarEventGenerator,
  eventUid,
  generateCalendarLinks,
} from "@convene/calendar";
import type { EventRoom } from "@convene/calendar/connected";
import type { Recipient, ReminderMoment } from "@convene/notifications";
import type { HistoryEntry, Interview, Tenant } from "@convene/prisma";
import { type eventPlacesSchema, toReminders } from "@convene/server-kit";
import type { z } from "@hono/zod-openapi";
import { criteriaSchema, questionsSchema } from "../domain/interview-content.ts";
import type { ApplicationEntry } from "../use-cases/list-applications.ts";
import type { InterviewerEntry } from "../use-cases/list-interviewers.ts";
import type { InterviewCalendar } from "../use-cases/list-interviews.ts";
import type { JobEntry } from "../use-cases/list-jobs.ts";
import type { ApplicationView } from "../use-cases/view-application.ts";
import type { InterviewView } from "../use-cases/view-interview.ts";
import type {
  applicationDetailSchema,
  applicationSchema,
  calendarSchema,
  candidateInterviewSchema,
  interviewerSchema,
  interviewSchema,
  jobSchema,
  scheduledSchema,
} from "./schemas.ts";

/** An organisation must have an address to invite from, even where it gave none. */
const NO_REPLY = "no-reply@convene.invalid";

export function toJob({ job, stages, activeApplications }: JobEntry): z.infer<typeof jobSchema> {
  const { id, title, department, location, employmentType, description, status } = job;
  return {
    id,
    title,
    department,
    location,
    employmentType,
    description,
    status,
    publishedAt: job.publishedAt?.toISOString() ?? null,
    createdAt: job.createdAt.toISOString(),
    stages: stages.map((stage) => ({ id: stage.id, name: stage.name })),
    activeApplications,
  };
}

export function toApplication(entry: ApplicationEntry): z.infer<typeof applicationSchema> {
  const { application, candidate, jobTitle, stageName, nextInterviewAt } = entry;
  return {
    id: application.id,
    status: application.status,
    source: application.source,
    createdAt: application.createdAt.toISOString(),
    candidate,
    job: { id: application.jobId, title: jobTitle },
    stage: { id: application.stageId, name: stageName },
    nextInterviewAt: nextInterviewAt?.toISOString() ?? null,
  };
}

export function toApplicationDetail(
  view: ApplicationView,
): z.infer<typeof applicationDetailSchema> {
  const { application, candidate, job } = view;
  const stages = view.stages.map(({ id, name }) => ({ id, name }));
  return {
    id: application.id,
    status: application.status,
    source: application.source,
    createdAt: application.createdAt.toISOString(),
    candidate: {
      id: candidate.id,
      name: candidate.name,
      email: candidate.email,
      phone: candidate.phone,
      timeZone: candidate.timeZone,
      locale: candidate.locale,
    },
    job: {
      id: job.id,
      title: job.title,
      department: job.department,
      location: job.location,
      stages,
    },
    stage: {
      id: application.stageId,
      name: stages.find((stage) => stage.id === application.stageId)?.name ?? "",
    },
    interviews: view.interviews.map(({ interview, interviewers }) => ({
      ...toInterviewFields(interview),
      interviewers: [...interviewers],
    })),
    history: view.history.map(toHistoryEntry),
  };
}

function toHistoryEntry(entry: HistoryEntry) {
  return {
    interviewId: entry.eventId,
    kind: entry.kind,
    at: entry.at.toISOString(),
    byKind: entry.byKind,
    byName: entry.byName,
    reason: entry.reason,
    startBefore: entry.startBefore?.toISOString() ?? null,
    startAfter: entry.startAfter?.toISOString() ?? null,
  };
}

export function toInterviewFields(interview: Interview) {
  return {
    id: interview.id,
    title: interview.title,
    kind: interview.kind,
    status: interview.status,
    start: interview.scheduledStart.toISOString(),
    end: interview.scheduledEnd.toISOString(),
    timeZone: interview.timezone,
  };
}

export function toInterviewer(entry: InterviewerEntry): z.infer<typeof interviewerSchema> {
  const { id, name, role, timeZone, weeklyHours, load } = entry;
  // JSON: the tuples of the schema are not read-only.
  return { id, name, role, timeZone, load, weeklyHours: JSON.parse(JSON.stringify(weeklyHours)) };
}

export function toInterview(
  view: InterviewView,
  reminders: readonly ReminderMoment[],
  places: z.infer<typeof eventPlacesSchema>,
): z.infer<typeof interviewSchema> {
  const { interview, candidate, job, organiserName, panel, changes, nextStatuses } = view;
  return {
    ...toInterviewFields(interview),
    location: interview.location,
    meetingUrl: interview.meetingUrl,
    instructions: interview.instructions,
    actualStart: interview.actualStart?.toISOString() ?? null,
    actualEnd: interview.actualEnd?.toISOString() ?? null,
    cancellationReason: interview.cancellationReason,
    applicationId: interview.applicationId,
    candidate: {
      id: candidate.id,
      name: candidate.name,
      email: candidate.email,
      phone: candidate.phone,
      smsOptIn: candidate.smsOptInAt !== null,
      timeZone: candidate.timeZone,
    },
    job: { id: job.id, title: job.title },
    organiserName,
    templateId: interview.templateId,
    briefing: interview.briefing,
    questions: questionsSchema.parse(interview.questions),
    criteria: criteriaSchema.parse(interview.criteria),
    panel: panel.map((person) => ({ ...person })),
    places,
    whyNotMove: changes.whyNotMove?.code ?? null,
    whyNotCancel: changes.whyNotCancel?.code ?? null,
    whyNotReplace: changes.whyNotReplace?.code ?? null,
    reminders: toReminders(interview, reminders),
    nextStatuses: [...nextStatuses],
    history: view.history.map(toHistoryEntry),
  };
}

export function toScheduled(
  interview: z.infer<typeof interviewSchema>,
  recipients: readonly Recipient[],
): z.infer<typeof scheduledSchema> {
  return {
    interview,
    told: recipients.map(({ kind, name }) => ({ kind, name })),
  };
}

export function toCalendar(calendar: InterviewCalendar): z.infer<typeof calendarSchema> {
  return {
    people: calendar.people.map(toInterviewer),
    interviews: calendar.interviews.map((entry) => ({
      ...toInterviewFields(entry.interview),
      candidateName: entry.candidateName,
      jobTitle: entry.jobTitle,
      interviewers: [...entry.interviewers],
    })),
    taken: calendar.taken.map(({ id, resourceId, kind, ...span }) => ({
      id,
      personId: resourceId,
      kind,
      start: span.start.toISOString(),
      end: span.end.toISOString(),
    })),
  };
}

/** @param options.icsUrl Where the calendar file can be had. */
export function toCandidateInterview(
  view: InterviewView,
  organisation: Tenant,
  { icsUrl, room }: { readonly icsUrl: string; readonly room: EventRoom | null },
): z.infer<typeof candidateInterviewSchema> {
  const { interview, candidate, job, panel, changes } = view;
  const { name, timeZone, accentColour, logoUrl } = organisation;
  return {
    ...toInterviewFields(interview),
    location: interview.location,
    meetingUrl: interview.meetingUrl,
    roomFollows: interview.meetingUrl === null && room !== null,
    instructions: interview.instructions,
    jobTitle: job.title,
    candidate: { name: candidate.name, timeZone: candidate.timeZone, locale: candidate.locale },
    interviewers: panel.filter((person) => person.required).map((person) => person.name),
    organisation: { name, timeZone, accentColour, logoUrl },
    whyNotCancel: changes.whyNotCancel?.code ?? null,
    calendarLinks:
      interview.status === "cancelled"
        ? null
        : generateCalendarLinks(toCalendarEvent(view, organisation), { icsUrl }),
  };
}

/** The interview as a calendar file to keep, without asking anybody for an answer. */
export function toCalendarFile(view: InterviewView, organisation: Tenant): string {
  return new CalendarEventGenerator(toCalendarEvent(view, organisation)).generateICalendar();
}

function toCalendarEvent({ interview, job }: InterviewView, organisation: Tenant): CalendarEvent {
  const { location, meetingUrl, instructions } = interview;
  const place = location ?? meetingUrl;
  return {
    uid: eventUid(interview.id),
    sequence: interview.version,
    title: `${interview.title} · ${organisation.name}`,
    description: [job.title, instructions, meetingUrl].filter(Boolean).join("\n\n"),
    ...(place !== null && { location: place }),
    ...(meetingUrl !== null && { url: meetingUrl }),
    start: interview.scheduledStart,
    end: interview.scheduledEnd,
    timeZone: interview.timezone,
    organizer: { name: organisation.name, email: organisation.replyTo ?? NO_REPLY },
    attendees: [],
    status: interview.status === "cancelled" ? "cancelled" : "confirmed",
    method: "PUBLISH",
    stamp: interview.cancelledAt ?? interview.lastRescheduledAt ?? interview.createdAt,
  };
}
