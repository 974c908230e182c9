import type {
  ApplicationStatus,
  Interview,
  Offer,
  SchedulingRequest,
  Tenant,
  Work,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { orderSchema } from "../loops/interview-order.ts";

/** What a candidate may expect next of an application. */
export type NextStep =
  /** They are asked for a time. */
  | "choose_time"
  /** They said when they can. */
  | "times_given"
  | "interview"
  | "offer"
  /** They were interviewed, and hear from the organisation. */
  | "decision"
  /** It is being read. */
  | "review"
  | "hired"
  | "closed";

export interface PortalApplication {
  readonly id: string;
  readonly jobTitle: string;
  readonly createdAt: Date;
  readonly next: NextStep;
}

export interface PortalInterview {
  readonly interview: Interview;
  readonly jobTitle: string;
  /** Whom they meet, by name. */
  readonly interviewers: readonly string[];
}

export interface PortalRequest {
  readonly request: SchedulingRequest;
  readonly name: string;
  readonly jobTitle: string;
}

export interface PortalView {
  readonly organisation: Tenant;
  readonly candidate: {
    readonly name: string;
    readonly locale: string;
    readonly timeZone: string;
  };
  /** Latest first. */
  readonly applications: readonly PortalApplication[];
  /** To come and under way, the next one first. */
  readonly interviews: readonly PortalInterview[];
  /** Those that wait for an answer. */
  readonly requests: readonly PortalRequest[];
  /** Those that wait for an answer. */
  readonly offers: readonly { readonly offer: Offer; readonly jobTitle: string }[];
}

/**
 * All that is under way with a candidate, as they see it.
 *
 * @throws NotFoundError for somebody who is not there, or was erased
 */
export async function viewPortal(work: Work, candidateId: string): Promise<PortalView> {
  const { tx, tenantId, now } = work;
  const candidate = await tx.candidate.findFirst({
    where: { id: candidateId, erasedAt: null },
    select: { name: true, locale: true, timeZone: true },
  });
  if (!candidate) throw new NotFoundError("candidate");
  const applications = await tx.application.findMany({
    where: { candidateId },
    orderBy: { id: "desc" },
    include: {
      job: { select: { title: true } },
      interviews: {
        where: { status: { not: "cancelled" } },
        orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
        include: {
          attendees: {
            where: { required: true },
            orderBy: { resource: { name: "asc" } },
            select: { resource: { select: { name: true } } },
          },
        },
      },
      requests: {
        where: { state: { in: ["open", "answered"] } },
        orderBy: { id: "asc" },
      },
      offers: { where: { state: "sent", expiresAt: { gt: now } }, orderBy: { id: "asc" } },
    },
  });
  const shown = applications.map(({ job, interviews, requests, offers, ...application }) => {
    const ahead = interviews.filter(
      ({ status, scheduledEnd }) =>
        status === "in_progress" ||
        ((status === "scheduled" || status === "confirmed") && scheduledEnd > now),
    );
    const open = requests.filter(({ state, expiresAt }) => state === "answered" || expiresAt > now);
    const { id, status, createdAt } = application;
    const next = nextStep(status, {
      isAsked: open.some(({ state }) => state === "open"),
      hasAnswered: open.length > 0,
      isInvited: ahead.length > 0,
      wasInterviewed: interviews.length > ahead.length,
      hasOffer: offers.length > 0,
    });
    const jobTitle = job.title;
    return {
      application: { id, jobTitle, createdAt, next },
      interviews: ahead.map(({ attendees, ...interview }) => ({
        interview,
        jobTitle,
        interviewers: attendees.map(({ resource }) => resource.name),
      })),
      requests: open.map((request) => ({
        request,
        name: orderSchema.parse(request.details).name,
        jobTitle,
      })),
      offers: offers.map((offer) => ({ offer, jobTitle })),
    };
  });
  return {
    organisation: await tx.tenant.findUniqueOrThrow({ where: { tenantId } }),
    candidate,
    applications: shown.map(({ application }) => application),
    interviews: shown
      .flatMap(({ interviews }) => interviews)
      .sort((a, b) => a.interview.scheduledStart.getTime() - b.interview.scheduledStart.getTime()),
    requests: shown.flatMap(({ requests }) => requests),
    offers: shown.flatMap(({ offers }) => offers),
  };
}

interface Progress {
  readonly isAsked: boolean;
  readonly hasAnswered: boolean;
  readonly isInvited: boolean;
  readonly wasInterviewed: boolean;
  readonly hasOffer: boolean;
}

function nextStep(status: ApplicationStatus, progress: Progress): NextStep {
  if (status === "hired") return "hired";
  if (status !== "active") return "closed";
  if (progress.hasOffer) return "offer";
  if (progress.isAsked) return "choose_time";
  if (progress.isInvited) return "interview";
  if (progress.hasAnswered) return "times_given";
  return progress.wasInterviewed ? "decision" : "review";
}
