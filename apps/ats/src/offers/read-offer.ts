import type {
  ApprovalState,
  Candidate,
  Employee,
  Offer,
  OfferChange,
  Prisma,
  Work,
} from "@convene/prisma";
import { NotFoundError } from "@convene/scheduling-core";
import { addHours } from "date-fns";
import type { Viewer } from "../domain/viewer.ts";
import { isEditable } from "./edit-offer.ts";
import { offersOf, offersVisibleTo } from "./offers-visible-to.ts";
import { writeLetter } from "./write-letter.ts";

export interface ChainLink {
  readonly memberId: string;
  readonly name: string;
  readonly state: ApprovalState;
  readonly note: string | null;
  readonly decidedAt: Date | null;
}

export interface OfferHistoryEntry extends OfferChange {
  /** Null where it is nobody in particular. */
  readonly byName: string | null;
}

export interface OfferView {
  readonly offer: Offer;
  readonly candidate: Pick<Candidate, "id" | "name" | "email">;
  readonly job: { readonly id: string; readonly title: string };
  readonly madeBy: string;
  /** Filled in; of one that is not sent yet as it would be now. */
  readonly letter: string;
  readonly chain: readonly ChainLink[];
  /** Oldest first. */
  readonly history: readonly OfferHistoryEntry[];
  readonly employee: Employee | null;
  /** Interviews that are still to come, of an application that was hired. */
  readonly upcoming: readonly {
    readonly id: string;
    readonly title: string;
    readonly start: Date;
  }[];
  /** Who else is still being considered for the job, once somebody was hired. */
  readonly others: readonly { readonly applicationId: string; readonly name: string }[];
  readonly may: {
    /** Edit, send, withdraw, renew. */
    readonly change: boolean;
    readonly edit: boolean;
    readonly approve: boolean;
  };
}

/**
 * An offer with all that was done with it.
 *
 * @throws NotFoundError for one that is not there, or not for them
 */
export async function readOffer(work: Work, offerId: string, viewer: Viewer): Promise<OfferView> {
  const { tx, tenantId, now } = work;
  const found = await tx.offer.findFirst({
    where: { AND: [{ id: offerId }, offersVisibleTo(viewer)] },
    include: {
      application: { include: { candidate: true, job: { select: { id: true, title: true } } } },
      member: { select: { name: true } },
      approvals: {
        orderBy: { position: "asc" },
        include: { member: { select: { name: true } } },
      },
      changes: { orderBy: [{ at: "asc" }, { id: "asc" }] },
      employee: true,
    },
  });
  if (!found) throw new NotFoundError("offer");
  const {
    application: { candidate, job },
    member,
    approvals,
    changes,
    employee,
    ...offer
  } = found;
  const { name: organisation } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { name: true },
  });
  const mayChange = (await countOffers(work, { AND: [{ id: offerId }, offersOf(viewer)] })) > 0;
  const asked = approvals.find(({ state }) => state === "pending");
  const isHired = offer.state === "accepted";
  return {
    offer,
    candidate,
    job,
    madeBy: member.name,
    letter:
      offer.expiresAt === null
        ? writeLetter(offer, {
            candidate,
            organisation,
            expiresAt: addHours(now, 24 * offer.validDays),
          })
        : offer.body,
    chain: approvals.map(({ member: approver, memberId, state, note, decidedAt }) => ({
      memberId,
      name: approver.name,
      state,
      note,
      decidedAt,
    })),
    history: await named(work, changes, candidate.name),
    employee,
    upcoming: isHired ? await readUpcoming(work, offer.applicationId) : [],
    others: isHired && mayChange ? await readOthers(work, job.id) : [],
    may: {
      change: mayChange,
      edit: mayChange && isEditable(offer),
      approve: offer.state === "pending_approval" && asked?.memberId === viewer.id,
    },
  };
}

async function countOffers({ tx }: Work, where: Prisma.OfferWhereInput): Promise<number> {
  return await tx.offer.count({ where });
}

async function named(
  { tx }: Work,
  changes: readonly OfferChange[],
  candidateName: string,
): Promise<OfferHistoryEntry[]> {
  const ids = changes.flatMap(({ actorKind, actorId }) =>
    actorKind === "member" && actorId !== null ? [actorId] : [],
  );
  const members = await tx.member.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map(({ id, name }) => [id, name]));
  return changes.map((change) => ({
    ...change,
    byName:
      change.actorKind === "candidate" ? candidateName : (names.get(change.actorId ?? "") ?? null),
  }));
}

async function readUpcoming({ tx, now }: Work, applicationId: string) {
  const interviews = await tx.interview.findMany({
    where: {
      applicationId,
      scheduledStart: { gt: now },
      status: { in: ["scheduled", "confirmed"] },
    },
    orderBy: [{ scheduledStart: "asc" }, { id: "asc" }],
    select: { id: true, title: true, scheduledStart: true },
  });
  return interviews.map(({ scheduledStart, ...rest }) => ({ ...rest, start: scheduledStart }));
}

async function readOthers({ tx }: Work, jobId: string) {
  const active = await tx.application.findMany({
    where: { jobId, status: "active" },
    orderBy: [{ candidate: { name: "asc" } }, { id: "asc" }],
    select: { id: true, candidate: { select: { name: true } } },
  });
  return active.map(({ id, candidate }) => ({ applicationId: id, name: candidate.name }));
}
