import type { Interview, Prisma, SchedulingRequest, Tenant, Work } from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { type InterviewOrder, orderSchema } from "../loops/interview-order.ts";
import { applicationsVisibleTo } from "../use-cases/visible-to.ts";
import { type HeldProposal, heldProposal } from "./held-proposal.ts";
import { type WhyNotAnswer, whyNotAnswer } from "./request-refusals.ts";

export interface RequestView {
  readonly request: SchedulingRequest;
  readonly order: InterviewOrder;
  readonly proposals: readonly HeldProposal[];
  readonly times: readonly { readonly startsAt: Date; readonly endsAt: Date }[];
  readonly memberName: string;
  /** Of everybody who sits in a proposal, by their resource. */
  readonly names: ReadonlyMap<string, string>;
  /** Null where it can be answered. */
  readonly whyNotAnswer: WhyNotAnswer | null;
}

/** A request as its candidate sees it. */
export interface LinkedRequestView extends RequestView {
  readonly candidate: {
    readonly name: string;
    readonly locale: string;
    readonly timeZone: string;
  };
  readonly jobTitle: string;
  readonly organisation: Tenant;
  /** What came of it, in the order of time. */
  readonly booked: readonly Interview[];
}

const include = {
  proposals: { orderBy: { position: "asc" } },
  times: { orderBy: { startsAt: "asc" }, select: { startsAt: true, endsAt: true } },
  member: { select: { name: true } },
} as const satisfies Prisma.SchedulingRequestInclude;

/**
 * The requests of an application, latest first.
 *
 * @throws NotFoundError for one that the viewer may not see
 */
export async function listRequests(
  work: Work,
  applicationId: string,
  viewer: Viewer,
): Promise<RequestView[]> {
  const { tx } = work;
  const visible = await tx.application.count({
    where: { AND: [{ id: applicationId }, applicationsVisibleTo(viewer)] },
  });
  if (visible === 0) throw new NotFoundError("application");
  const rows = await tx.schedulingRequest.findMany({
    where: { applicationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include,
  });
  return await toViews(work, rows);
}

/**
 * A request as its candidate sees it.
 *
 * @throws NotFoundError for one that is not there, or of somebody who was erased
 */
export async function viewLinkedRequest(work: Work, requestId: string): Promise<LinkedRequestView> {
  const { tx, tenantId } = work;
  const found = await tx.schedulingRequest.findFirst({
    where: { id: requestId },
    include: {
      ...include,
      application: {
        select: {
          candidate: { select: { name: true, locale: true, timeZone: true, erasedAt: true } },
          job: { select: { title: true } },
        },
      },
    },
  });
  if (!found || found.application.candidate.erasedAt) throw new NotFoundError("request");
  const { application, ...row } = found;
  const [view] = await toViews(work, [row]);
  if (!view) throw new NotFoundError("request");
  const { erasedAt: _, ...candidate } = application.candidate;
  const { interviewId, loopId } = row;
  const booked =
    interviewId === null && loopId === null
      ? []
      : await tx.interview.findMany({
          where: interviewId === null ? { loopId } : { id: interviewId },
          orderBy: { scheduledStart: "asc" },
        });
  return {
    ...view,
    candidate,
    jobTitle: application.job.title,
    organisation: await tx.tenant.findUniqueOrThrow({ where: { tenantId } }),
    booked,
  };
}

type Row = Prisma.SchedulingRequestGetPayload<{ include: typeof include }>;

async function toViews({ tx, now }: Work, rows: readonly Row[]): Promise<RequestView[]> {
  const views = rows.map(({ proposals, times, member, ...request }) => ({
    request,
    order: orderSchema.parse(request.details),
    proposals: proposals.map(heldProposal),
    times,
    memberName: member.name,
    whyNotAnswer: whyNotAnswer(request, now),
  }));
  const ids = views.flatMap(({ proposals }) =>
    proposals.flatMap(({ interviews }) => interviews.flatMap(({ seats }) => seats)),
  );
  const people = await tx.resource.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  });
  const names = new Map(people.map(({ id, name }) => [id, name]));
  return views.map((view) => ({ ...view, names }));
}
