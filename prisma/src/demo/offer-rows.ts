import { addDays, addHours, addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Prisma } from "../../generated/client.ts";
import type { OfferState, PayPeriod } from "../../generated/enums.ts";
import type { DemoRows } from "./demo-rows.ts";
import type { Candidate } from "./hiring-context.ts";

/** An offer of the demo, and how far it came. */
export interface DemoOffer {
  readonly tenantId: string;
  readonly applicationId: string;
  readonly candidate: Candidate;
  readonly organisation: string;
  /** The letter; null: none in particular. */
  readonly templateId: string | null;
  readonly body: string;
  readonly title: string;
  /** Minor units. */
  readonly salary: number;
  readonly currency: string;
  readonly payPeriod: PayPeriod;
  /** Members: who made it, and who approve it in turn. */
  readonly makerId: string;
  readonly approverIds: readonly string[];
  readonly state: OfferState;
  readonly madeAt: Date;
  /** When it was answered or withdrawn; left out where it was not. */
  readonly settledAt?: Date | null;
}

const VALID_DAYS = 7;
/** Hours after it was made. */
const [SUBMITTED, FIRST_APPROVAL, NEXT_APPROVAL] = [1, 18, 4];
const UNSENT: readonly OfferState[] = ["draft", "pending_approval", "approved"];
const REPLIES: Partial<Record<OfferState, string>> = {
  declined: "Thank you for everything. I stay where I am: they have offered me the team.",
  countered:
    "I would love to come. With my present holidays lost, could you meet me on the salary?",
};

/** Everything that an offer leaves in the database; what became of its application is told with it. */
export function addOffer(rows: DemoRows, offer: DemoOffer): void {
  const { tenantId, applicationId, candidate, makerId, approverIds, state, madeAt } = offer;
  const id = uuidv7();
  const isSent = !UNSENT.includes(state);
  const approvals = approvalsOf(offer);
  const approvedAt = approvals.at(-1)?.decidedAt ?? addHours(madeAt, SUBMITTED);
  const sentAt = isSent ? addMinutes(approvedAt, 40) : null;
  const expiresAt = sentAt && addDays(sentAt, VALID_DAYS);
  const settledAt = state === "expired" ? expiresAt : (offer.settledAt ?? null);
  const isAnswered = state === "accepted" || state === "declined" || state === "countered";
  const startDate = firstOfMonth(addDays(madeAt, 40));
  const counterSalary = state === "countered" ? Math.round(offer.salary * 0.0108) * 100 : null;
  rows.offers.push({
    ...{ tenantId, id, applicationId, state, startDate, counterSalary },
    templateId: offer.templateId,
    memberId: makerId,
    title: offer.title,
    salary: offer.salary,
    currency: offer.currency,
    payPeriod: offer.payPeriod,
    body: expiresAt ? filled(offer, startDate, expiresAt) : offer.body,
    validDays: VALID_DAYS,
    ...{ sentAt, expiresAt },
    answeredAt: isAnswered ? settledAt : null,
    signature: state === "accepted" ? candidate.name : null,
    reply: REPLIES[state] ?? null,
    version: isSent ? 2 : 1,
    createdAt: madeAt,
  });
  rows.approvals.push(
    ...approverIds.map((memberId, position) => ({
      ...{ tenantId, offerId: id, position, memberId },
      ...(approvals[position] && {
        state: "approved" as const,
        decidedAt: approvals[position].decidedAt,
        note: position === 0 ? "In line with the others of the team" : null,
      }),
    })),
  );
  addSteps(rows, offer, { id, approvals, sentAt, settledAt });
  if (state !== "accepted" || !settledAt) return;
  rows.employees.push({
    ...{ tenantId, id: uuidv7(), candidateId: candidate.id, applicationId, offerId: id },
    ...{ name: candidate.name, email: candidate.email, title: offer.title, startDate },
    createdAt: settledAt,
  });
}

interface Approval {
  readonly memberId: string;
  readonly decidedAt: Date;
}

/** Of one that waits, all but the last of the chain approved. */
function approvalsOf({ state, approverIds, madeAt }: DemoOffer): Approval[] {
  if (state === "draft") return [];
  const asked = state === "pending_approval" ? approverIds.slice(0, -1) : approverIds;
  return asked.map((memberId, index) => ({
    memberId,
    decidedAt: addHours(madeAt, SUBMITTED + FIRST_APPROVAL + index * NEXT_APPROVAL),
  }));
}

interface Course {
  readonly id: string;
  readonly approvals: readonly Approval[];
  readonly sentAt: Date | null;
  readonly settledAt: Date | null;
}

/** Its own history, and what the application's says of it. */
function addSteps(
  rows: DemoRows,
  {
    tenantId,
    applicationId,
    candidate,
    makerId,
    approverIds,
    state,
    madeAt,
    salary,
    body,
  }: DemoOffer,
  { id, approvals, sentAt, settledAt }: Course,
): void {
  const maker = { actorKind: "member", actorId: makerId } as const;
  const reader = { actorKind: "candidate", actorId: candidate.id } as const;
  const counter = rows.offers.at(-1)?.counterSalary ?? null;
  let before: OfferState | null = null;
  const step = (
    stateAfter: OfferState,
    at: Date,
    rest: Pick<Prisma.OfferChangeCreateManyInput, "actorKind" | "actorId" | "reason" | "details">,
  ) => {
    const version = sentAt && at >= sentAt ? 2 : 1;
    const change = { tenantId, id: uuidv7(), offerId: id, stateBefore: before, stateAfter };
    rows.offerChanges.push({ ...change, version, at, ...rest });
    before = stateAfter;
  };
  const tell = (
    kind: "offer_made" | "offer_sent" | "offer_answered",
    at: Date,
    actor: typeof maker | typeof reader,
    after: OfferState,
  ) =>
    rows.applicationChanges.push({
      ...{ tenantId, id: uuidv7(), applicationId, kind, ...actor, at },
      details: { offerId: id, state: after },
    });

  step("draft", madeAt, maker);
  tell("offer_made", madeAt, maker, "draft");
  if (state === "draft") return;
  const isApproved = state !== "pending_approval";
  step(
    approverIds.length > 0 ? "pending_approval" : "approved",
    addHours(madeAt, SUBMITTED),
    maker,
  );
  for (const [index, { memberId, decidedAt }] of approvals.entries()) {
    const isLast = isApproved && index === approvals.length - 1;
    const approver = { actorKind: "member", actorId: memberId } as const;
    const details = { decision: "approved" };
    step(isLast ? "approved" : "pending_approval", decidedAt, { ...approver, details });
  }
  if (!sentAt) return;
  step("sent", sentAt, { ...maker, details: { body } });
  tell("offer_sent", sentAt, maker, "sent");
  if (state === "sent" || !settledAt) return;
  if (state === "expired") step(state, settledAt, { actorKind: "system" });
  else if (state === "withdrawn") step(state, settledAt, maker);
  else {
    const reason = REPLIES[state] ?? null;
    const details = counter === null ? {} : { details: { salary: [salary, counter] } };
    step(state, settledAt, { ...reader, reason, ...details });
    tell("offer_answered", settledAt, reader, state);
  }
}

/** The letter as its candidate reads it. */
function filled(offer: DemoOffer, startDate: Date, expiresAt: Date): string {
  const { candidate, salary, currency, payPeriod } = offer;
  const locale = candidate.locale ?? "en";
  const money = new Intl.NumberFormat(locale, {
    ...{ style: "currency", currency, trailingZeroDisplay: "stripIfInteger" },
  });
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "long", timeZone: "UTC" });
  const until = new Intl.DateTimeFormat(locale, {
    ...{ dateStyle: "long", timeStyle: "short", timeZone: candidate.timeZone },
  });
  const period = { hour: "per hour", month: "per month", year: "per year" }[payPeriod];
  const values: Record<string, string> = {
    candidate: candidate.name,
    title: offer.title,
    salary: `${money.format(salary / 100)} ${period}`,
    start: date.format(startDate),
    organisation: offer.organisation,
    expires: until.format(expiresAt),
  };
  return offer.body.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
}

function firstOfMonth(after: Date): Date {
  return new Date(Date.UTC(after.getUTCFullYear(), after.getUTCMonth() + 1, 1));
}
