import type { Interval } from "@convene/scheduling-core";
import { addDays, min, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import { reservedSpan } from "../events/event-kind.ts";
import { askedFor } from "./asked-for.ts";
import type { DemoCalendar } from "./demo-calendar.ts";
import {
  DEMO_GUESTS,
  DEMO_STAGES,
  type DemoJob,
  type DemoOrganisation,
  type DemoService,
} from "./demo-organisations.ts";
import { addHiring } from "./hiring-rows.ts";
import { addHiringTraces } from "./hiring-traces.ts";
import { addSalon } from "./salon-rows.ts";
import { addPlainScorecard } from "./scorecard-rows.ts";

/** A row whose id is made here, because other rows refer to it. */
type WithId<Row> = Row & { readonly id: string };

/** Everything that a demo organisation writes inside its tenant, table by table. */
export interface DemoRows {
  readonly tenant: Prisma.TenantCreateManyInput;
  readonly resources: Prisma.ResourceCreateManyInput[];
  readonly schedules: Prisma.ScheduleCreateManyInput[];
  readonly members: WithId<Prisma.MemberCreateManyInput>[];
  readonly services: Prisma.ServiceCreateManyInput[];
  readonly serviceHosts: Prisma.ServiceHostCreateManyInput[];
  readonly needs: Prisma.ServiceNeedCreateManyInput[];
  readonly timeOff: Prisma.TimeOffCreateManyInput[];
  readonly clients: WithId<Prisma.ClientCreateManyInput>[];
  readonly notes: Prisma.ClientNoteCreateManyInput[];
  readonly sessions: Prisma.GroupSessionCreateManyInput[];
  readonly series: Prisma.AppointmentSeriesCreateManyInput[];
  readonly clashes: Prisma.SeriesClashCreateManyInput[];
  readonly appointments: Prisma.AppointmentCreateManyInput[];
  readonly places: Prisma.SessionPlaceCreateManyInput[];
  readonly waiting: Prisma.WaitingEntryCreateManyInput[];
  readonly payments: WithId<Prisma.PaymentCreateManyInput>[];
  readonly refunds: Prisma.RefundCreateManyInput[];
  readonly ledger: Prisma.LedgerEntryCreateManyInput[];
  readonly pools: Prisma.InterviewerPoolCreateManyInput[];
  readonly poolMembers: Prisma.PoolMemberCreateManyInput[];
  readonly interviewers: Prisma.InterviewerSettingsCreateManyInput[];
  readonly published: Prisma.PublishedTimeCreateManyInput[];
  readonly templates: Prisma.InterviewTemplateCreateManyInput[];
  readonly seats: Prisma.TemplateSeatCreateManyInput[];
  readonly templateRooms: Prisma.TemplateRoomCreateManyInput[];
  readonly plans: Prisma.InterviewPlanCreateManyInput[];
  readonly steps: Prisma.PlanStepCreateManyInput[];
  readonly jobs: Prisma.JobCreateManyInput[];
  readonly team: Prisma.JobMemberCreateManyInput[];
  readonly stages: Prisma.JobStageCreateManyInput[];
  readonly candidates: WithId<Prisma.CandidateCreateManyInput>[];
  readonly applications: Prisma.ApplicationCreateManyInput[];
  readonly files: Prisma.CandidateFileCreateManyInput[];
  readonly applicationNotes: Prisma.ApplicationNoteCreateManyInput[];
  readonly mentions: Prisma.NoteMentionCreateManyInput[];
  readonly applicationChanges: Prisma.ApplicationChangeCreateManyInput[];
  readonly loops: Prisma.InterviewLoopCreateManyInput[];
  readonly interviews: Prisma.InterviewCreateManyInput[];
  readonly attendees: Prisma.InterviewAttendeeCreateManyInput[];
  readonly scorecards: Prisma.ScorecardCreateManyInput[];
  readonly requests: Prisma.SchedulingRequestCreateManyInput[];
  readonly proposals: Prisma.RequestProposalCreateManyInput[];
  readonly candidateTimes: Prisma.CandidateTimeCreateManyInput[];
  readonly letters: Prisma.OfferTemplateCreateManyInput[];
  readonly letterApprovers: Prisma.OfferTemplateApproverCreateManyInput[];
  readonly offers: Prisma.OfferCreateManyInput[];
  readonly approvals: Prisma.OfferApprovalCreateManyInput[];
  readonly offerChanges: Prisma.OfferChangeCreateManyInput[];
  readonly employees: Prisma.EmployeeCreateManyInput[];
  readonly reservations: Prisma.ReservationCreateManyInput[];
  readonly changes: Prisma.EventChangeCreateManyInput[];
}

export interface DemoContext {
  readonly organisation: DemoOrganisation;
  readonly tenantId: string;
  /** The user of each e-mail address. */
  readonly userIds: ReadonlyMap<string, string>;
  readonly calendar: DemoCalendar;
}

const INTERVIEW_MINUTES = 45;
/** Of those who are not invited yet. */
const DAYS_BETWEEN_APPLICATIONS = 3;

/** Makes up an organisation's people, offers and three months of events, none of which overlap. */
export function demoRows(context: DemoContext): DemoRows {
  const { organisation, tenantId } = context;
  const rows: DemoRows = {
    tenant: {
      tenantId,
      name: organisation.name,
      timeZone: organisation.timeZone,
      locale: organisation.locale,
      currency: organisation.currency,
      accentColour: organisation.accentColour,
    },
    resources: [],
    schedules: [],
    members: [],
    services: [],
    serviceHosts: [],
    needs: [],
    timeOff: [],
    clients: [],
    notes: [],
    sessions: [],
    series: [],
    clashes: [],
    appointments: [],
    places: [],
    waiting: [],
    payments: [],
    refunds: [],
    ledger: [],
    pools: [],
    poolMembers: [],
    interviewers: [],
    published: [],
    templates: [],
    seats: [],
    templateRooms: [],
    plans: [],
    steps: [],
    jobs: [],
    team: [],
    stages: [],
    candidates: [],
    applications: [],
    files: [],
    applicationNotes: [],
    mentions: [],
    applicationChanges: [],
    loops: [],
    interviews: [],
    attendees: [],
    scorecards: [],
    requests: [],
    proposals: [],
    candidateTimes: [],
    letters: [],
    letterApprovers: [],
    offers: [],
    approvals: [],
    offerChanges: [],
    employees: [],
    reservations: [],
    changes: [],
  };
  addPeople(rows, context);
  for (const [index, [name, email, timeZone, locale]] of DEMO_GUESTS.entries()) {
    const person = { tenantId, name, email, timeZone, locale, ...phoneOf(index, context) };
    if (!organisation.salon) rows.clients.push({ ...person, id: uuidv7() });
    rows.candidates.push({ ...person, id: uuidv7() });
  }
  if (organisation.salon) addSalon(rows, context, organisation.salon);
  // Appointments are made up around the interviews, which have the panels to agree.
  if (organisation.hiring) addHiring(rows, context, organisation.hiring);
  for (const [position, service] of organisation.services.entries()) {
    addService(rows, context, service, position);
  }
  for (const job of organisation.jobs) addJob(rows, context, job);
  if (!organisation.hiring) addHiringTraces(rows, context);
  return rows;
}

/** Every second guest gave a number that belongs to nobody, every fourth wants text messages. */
function phoneOf(index: number, { calendar }: DemoContext) {
  if (index % 2 === 1) return {};
  const phone = `+1 416 555 01${String(index).padStart(2, "0")}`;
  return { phone, smsOptInAt: index % 4 === 0 ? calendar.firstDay : null };
}

/** A member, a resource and a default schedule each. */
function addPeople(rows: DemoRows, { organisation, tenantId, userIds, calendar }: DemoContext) {
  for (const person of organisation.people) {
    const resourceId = uuidv7();
    const userId = userIds.get(person.email);
    if (!userId) throw new Error(`The demo has no user for ${person.email}`);
    rows.resources.push({
      tenantId,
      id: resourceId,
      kind: "person",
      name: person.name,
      timeZone: person.timeZone,
    });
    rows.schedules.push({
      tenantId,
      resourceId,
      name: "Working hours",
      isDefault: true,
      weeklyHours: person.hours as Prisma.InputJsonObject,
    });
    rows.members.push({
      tenantId,
      id: uuidv7(),
      userId,
      resourceId,
      name: person.name,
      email: person.email,
      locale: person.locale ?? "en",
      atsRole: person.atsRole,
      servicesRole: person.servicesRole,
    });
    calendar.addHost(person.email, {
      id: resourceId,
      timeZone: person.timeZone,
      weeklyHours: person.hours,
    });
  }
}

/** A service, and for each of its hosts an appointment on about every other day. */
function addService(rows: DemoRows, context: DemoContext, service: DemoService, position: number) {
  const { organisation, tenantId, calendar } = context;
  const serviceId = uuidv7();
  rows.services.push({
    tenantId,
    id: serviceId,
    position,
    name: service.name,
    description: service.description,
    category: service.category,
    location: service.location,
    colour: service.colour,
    durationMinutes: service.durationMinutes,
    stepMinutes: 30,
    bufferAfterMinutes: service.bufferAfterMinutes,
    price: service.price,
    currency: organisation.currency,
  });
  for (const email of service.hosts) {
    const hostResourceId = calendar.resourceId(email);
    rows.serviceHosts.push({ tenantId, serviceId, resourceId: hostResourceId });
    for (const day of calendar.days) {
      if (calendar.chance(0.4)) continue;
      const { bufferAfterMinutes } = service;
      const span = calendar.take([email], day, service.durationMinutes, bufferAfterMinutes);
      if (!span) continue;
      const id = uuidv7();
      const clientId = calendar.pick(rows.clients).id;
      const columns = calendar.eventColumns(span, bufferAfterMinutes, organisation.timeZone);
      rows.appointments.push({
        tenantId,
        id,
        serviceId,
        clientId,
        hostResourceId,
        title: service.name,
        location: service.location,
        price: service.price,
        currency: organisation.currency,
        rescheduleLimit: 3,
        ...columns,
        ...(columns.cancelledAt && {
          cancelledByKind: "client",
          cancelledById: clientId,
          cancellationReason: "Something came up",
        }),
      });
      const actor = { actorKind: "client", actorId: clientId } as const;
      addHistory(rows, { tenantId, appointmentId: id }, actor, columns);
      if (!columns.cancelledAt) {
        const reserved = reservedSpan(span, { bufferBeforeMinutes: 0, bufferAfterMinutes });
        addReservation(rows, { tenantId, appointmentId: id }, hostResourceId, reserved);
      }
    }
  }
}

/** A job with its pipeline, and interviews for those who came far enough. */
function addJob(rows: DemoRows, context: DemoContext, job: DemoJob) {
  const { tenantId, calendar } = context;
  const jobId = uuidv7();
  rows.jobs.push({
    tenantId,
    id: jobId,
    title: job.title,
    department: job.department,
    location: job.location,
    description: job.description,
    employmentType: "full_time",
    publishedAt: calendar.firstDay,
    createdAt: calendar.firstDay,
  });
  const stages = DEMO_STAGES.map((name, position) => ({
    tenantId,
    id: uuidv7(),
    jobId,
    name,
    position,
  }));
  rows.stages.push(...stages);
  let waiting = 0;
  for (const candidate of rows.candidates) {
    if (calendar.chance(0.2)) continue;
    const rounds = calendar.upTo(job.interviews.length + 1);
    const applicationId = uuidv7();
    const stageId = calendar.pick(stages.slice(rounds, rounds + 1)).id;
    addInterviews(rows, context, job, applicationId, rounds);
    const invited = rows.interviews
      .filter((interview) => interview.applicationId === applicationId)
      .map(({ createdAt }) => new Date(createdAt ?? calendar.now));
    if (invited.length === 0) waiting += 1;
    const createdAt =
      invited.length === 0
        ? calendar.ago(DAYS_BETWEEN_APPLICATIONS * waiting - 2)
        : subDays(min(invited), 2 + calendar.upTo(5));
    rows.applications.push({
      tenantId,
      id: applicationId,
      jobId,
      candidateId: candidate.id,
      stageId,
      source: calendar.pick(["Careers page", "Referral", "Job board"]),
      stageSince: createdAt,
      createdAt,
    });
  }
}

/** One interview a round, at least three days apart, with two of the job's interviewers. */
function addInterviews(
  rows: DemoRows,
  { organisation, tenantId, calendar }: DemoContext,
  job: DemoJob,
  applicationId: string,
  rounds: number,
) {
  const recruiter = organisation.people.find((person) => person.atsRole === "recruiter");
  const organiserMemberId = rows.members.find((member) => member.email === recruiter?.email)?.id;
  if (!organiserMemberId) throw new Error("The demo has no recruiter");
  // Most hiring happens now: first rounds lie up to three weeks back and two ahead.
  const today = Math.floor(calendar.days.length / 2);
  let earliest = calendar.chance(0.4)
    ? calendar.upTo(calendar.days.length - 2)
    : today - 21 + calendar.upTo(35);
  for (const kind of job.interviews.slice(0, rounds)) {
    const first = calendar.upTo(job.interviewers.length);
    const panel = [...job.interviewers, ...job.interviewers].slice(first, first + 2);
    let span: Interval | undefined;
    for (; !span && earliest < calendar.days.length; earliest++) {
      const day = calendar.days[earliest];
      if (day) span = calendar.take(panel, day, INTERVIEW_MINUTES, 0);
    }
    if (!span) return;
    earliest += 2;
    const id = uuidv7();
    const columns = calendar.eventColumns(span, 0, organisation.timeZone);
    rows.interviews.push({
      tenantId,
      id,
      applicationId,
      organiserMemberId,
      title: `${job.title}: ${kind.replaceAll("_", " ")} interview`,
      kind,
      ...columns,
      ...(columns.cancelledAt && {
        cancelledByKind: "member",
        cancelledById: organiserMemberId,
        cancellationReason: "The panel changed",
      }),
    });
    const actor = { actorKind: "member", actorId: organiserMemberId } as const;
    addHistory(rows, { tenantId, interviewId: id }, actor, columns);
    for (const email of panel) {
      const resourceId = calendar.resourceId(email);
      const memberId = rows.members.find((member) => member.email === email)?.id ?? "";
      const card = { tenantId, interviewId: id, memberId, end: span.end };
      const isIn = columns.status === "completed" && addPlainScorecard(rows, card, calendar);
      rows.attendees.push({
        ...{ tenantId, interviewId: id, resourceId, response: "accepted" },
        respondedAt: columns.createdAt,
        ...(!isIn && askedFor({ status: columns.status, end: span.end }, calendar.now)),
      });
      if (!columns.cancelledAt)
        addReservation(rows, { tenantId, interviewId: id }, resourceId, span);
    }
  }
}

type EventKey = { tenantId: string } & ({ interviewId: string } | { appointmentId: string });

/** That it was booked and, where it was, moved or cancelled. */
function addHistory(
  rows: DemoRows,
  event: EventKey,
  actor: Pick<Prisma.EventChangeCreateManyInput, "actorKind" | "actorId">,
  columns: {
    readonly scheduledStart: Date;
    readonly createdAt: Date;
    readonly cancelledAt: Date | null;
    readonly lastRescheduledAt: Date | null;
  },
) {
  const { scheduledStart, createdAt, lastRescheduledAt, cancelledAt } = columns;
  const firstStart = lastRescheduledAt ? addDays(scheduledStart, 7) : scheduledStart;
  rows.changes.push({
    ...event,
    ...actor,
    kind: "booked",
    startAfter: firstStart,
    at: createdAt,
  });
  if (lastRescheduledAt) {
    rows.changes.push({
      ...event,
      ...actor,
      kind: "rescheduled",
      startBefore: firstStart,
      startAfter: scheduledStart,
      at: lastRescheduledAt,
    });
  }
  if (cancelledAt) rows.changes.push({ ...event, ...actor, kind: "cancelled", at: cancelledAt });
}

function addReservation(rows: DemoRows, event: EventKey, resourceId: string, span: Interval) {
  rows.reservations.push({
    ...event,
    resourceId,
    resourceKind: "person",
    startsAt: span.start,
    endsAt: span.end,
  });
}
