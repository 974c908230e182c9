import { announceAll, type RequestMode, reserve, reservedSpan, type Work } from "@convene/prisma";
import { InvalidInputError, requireRange } from "@convene/scheduling-core";
import { addDays, addMinutes, differenceInMinutes, min } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { Viewer } from "../domain/viewer.ts";
import type { InterviewOrder } from "../loops/interview-order.ts";
import { lockEverybody } from "../loops/lock-everybody.ts";
import { panelOf } from "../loops/panel-of.ts";
import { type PlannedInterview, requirePlanned } from "../loops/planned-interview.ts";
import { type OrderWish, readOrder } from "../loops/read-order.ts";
import { loadPanel, type Panel } from "../slots/load-panel.ts";
import { settlePanel } from "../slots/settle-panel.ts";
import { lockApplication } from "../use-cases/lock-application.ts";
import { requireActive } from "../use-cases/require-active.ts";
import { type LockedRequest, lockRequest } from "./lock-request.ts";
import type { RequestMessages } from "./request-messages.ts";
import { ProposalsOverlapError } from "./request-refusals.ts";
import { writeAnswer } from "./write-answer.ts";

/** Others need the time as well. */
const LONGEST_HOLD_DAYS = 4;
const LONGEST_REQUEST_DAYS = 60;
const LONGEST_RANGE_DAYS = 62;
const MOST_PROPOSALS = 5;

export interface NewRequest {
  readonly applicationId: string;
  readonly mode: RequestMode;
  readonly of: OrderWish;
  /** For the candidate. */
  readonly message: string | null;
  /** Times are offered between these. */
  readonly earliest: Date;
  readonly latest: Date;
  /** When the link stops working and what is held is given back. */
  readonly expiresAt: Date;
  /** Ways to do it; with mode `proposals` only. */
  readonly proposals?: readonly (readonly PlannedInterview[])[] | undefined;
  /** IANA, the organiser's. */
  readonly timeZone: string;
  readonly viewer: Viewer;
}

/**
 * Asks a candidate for a time, by mail. What is proposed is held for them until the request expires.
 *
 * @throws NotFoundError
 * @throws ApplicationClosedError
 * @throws InvalidInputError naming the field
 * @throws ProposalsOverlapError
 * @throws SlotTakenError, SlotNotOfferedError where a proposal can't be had any more
 */
export async function createRequest(
  work: Work,
  wanted: NewRequest,
  messages: RequestMessages,
): Promise<LockedRequest> {
  const { tx, tenantId, now } = work;
  const { applicationId, mode, message, earliest, latest, expiresAt, timeZone, viewer } = wanted;
  const { application } = await lockApplication(work, applicationId, viewer);
  requireActive(application);
  const order = await readOrder(tx, wanted.of);
  await requireKnown(work, order);
  const proposals = (wanted.proposals ?? []).map((planned, index) =>
    requirePlanned(order, planned, `proposals[${index}]`),
  );
  requireSensible(wanted, order, proposals, now);

  const id = uuidv7();
  await tx.schedulingRequest.create({
    data: {
      tenantId,
      id,
      applicationId,
      memberId: viewer.id,
      mode,
      details: order,
      message,
      earliest,
      latest,
      timezone: timeZone,
      expiresAt,
      createdAt: now,
    },
    select: { id: true },
  });
  await holdAll(work, { requestId: id, expiresAt, order, proposals });
  await settleDeclined(work, applicationId);
  await announceAll(tx, [
    { subject: "request", id, change: "created" },
    { subject: "application", id: applicationId, change: "changed" },
  ]);
  const locked = await lockRequest(work, id);
  await messages.tellRequested(work, locked);
  return locked;
}

/** Who and what is named for interviews without a template is there; templates were looked at before. */
async function requireKnown({ tx }: Work, { interviews }: InterviewOrder): Promise<void> {
  for (const ordered of interviews) {
    const isNamed = ordered.templateId === null && ordered.seats.length > 0;
    if (isNamed) await loadPanel(tx, panelOf(ordered));
  }
}

/** Asking again is the answer to "none of these times suits". */
async function settleDeclined(work: Work, applicationId: string): Promise<void> {
  const declined = await work.tx.schedulingRequest.findMany({
    where: { applicationId, state: "declined" },
  });
  for (const request of declined) await writeAnswer(work, request, { state: "withdrawn" });
}

function requireSensible(
  { mode, earliest, latest, expiresAt }: NewRequest,
  order: InterviewOrder,
  proposals: readonly (readonly PlannedInterview[])[],
  now: Date,
): void {
  requireRange({ start: earliest, end: latest }, LONGEST_RANGE_DAYS);
  if (latest <= now) throw new InvalidInputError("latest", "must be to come");
  if (mode === "choose" && order.interviews.length > 1) {
    throw new InvalidInputError("mode", "must be proposals or availability for several interviews");
  }
  const isHeld = mode === "proposals";
  if (proposals.length > (isHeld ? MOST_PROPOSALS : 0)) {
    throw new InvalidInputError("proposals", `must be at most ${isHeld ? MOST_PROPOSALS : 0}`);
  }
  if (isHeld && proposals.length === 0) {
    throw new InvalidInputError("proposals", "must be one at least");
  }
  const last = addDays(now, isHeld ? LONGEST_HOLD_DAYS : LONGEST_REQUEST_DAYS);
  if (expiresAt <= now) throw new InvalidInputError("expiresAt", "must be to come");
  if (expiresAt > last) throw new InvalidInputError("expiresAt", "must be sooner");
  const starts = proposals.flatMap((planned) => planned.map(({ start }) => start));
  if (starts.length > 0 && min(starts) < expiresAt) {
    throw new InvalidInputError("expiresAt", "must be before the first proposal");
  }
}

interface ToHold {
  readonly requestId: string;
  readonly expiresAt: Date;
  readonly order: InterviewOrder;
  readonly proposals: readonly (readonly PlannedInterview[])[];
}

async function holdAll(
  work: Work,
  { requestId, expiresAt, order, proposals }: ToHold,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const wanted: { proposal: number; planned: PlannedInterview; panel: Panel }[] = [];
  for (const [proposal, interviews] of proposals.entries()) {
    for (const planned of interviews) {
      const ordered = order.interviews[planned.position];
      if (!ordered) continue;
      wanted.push({ proposal, planned, panel: await loadPanel(tx, panelOf(ordered, planned)) });
    }
  }
  if (wanted.length === 0) return;
  requireApart(wanted);
  await lockEverybody(
    work,
    wanted.map(({ panel }) => panel),
  );
  // One minute more than the link works: who answers in the last one still finds it.
  const holdMinutes = differenceInMinutes(expiresAt, now) + 1;
  for (const [position] of proposals.entries()) {
    const holdId = uuidv7();
    const interviews = [];
    for (const { planned, panel } of wanted.filter(({ proposal }) => proposal === position)) {
      const settled = await settlePanel(work, panel, { start: planned.start });
      const { start, end, seats, roomId } = settled;
      const people = seats.map(({ resourceId }) => resourceId);
      await reserve(tx, {
        resourceIds: roomId === null ? people : [...people, roomId],
        span: reservedSpan(settled, panel),
        purpose: { holdId },
        holdMinutes,
      });
      interviews.push({
        position: planned.position,
        start: start.toISOString(),
        end: end.toISOString(),
        seats: people,
        roomId,
      });
    }
    await tx.requestProposal.create({
      data: { tenantId, requestId, position, holdId, interviews },
      select: { position: true },
    });
  }
}

/** @throws ProposalsOverlapError where two need somebody at the same time who can't be done without */
function requireApart(
  wanted: readonly { proposal: number; planned: PlannedInterview; panel: Panel }[],
): void {
  const spans = wanted.flatMap(({ proposal, planned: { start }, panel }) => {
    const { durationMinutes, bufferBeforeMinutes, bufferAfterMinutes } = panel;
    const from = addMinutes(start, -bufferBeforeMinutes);
    const until = addMinutes(start, durationMinutes + bufferAfterMinutes);
    const alone = panel.seats.filter(({ candidateIds }) => candidateIds.length === 1);
    return alone.flatMap(({ candidateIds: [id] }) => ({ proposal, id, from, until }));
  });
  const clash = spans.some((a) =>
    spans.some(
      (b) => a.proposal < b.proposal && a.id === b.id && a.from < b.until && b.from < a.until,
    ),
  );
  if (clash) throw new ProposalsOverlapError();
}
