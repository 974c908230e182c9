import type { Actor, Interview, InterviewLoop, Work } from "@convene/prisma";
import { addMinutes } from "date-fns";
import { uuidv7 } from "uuidv7";
import { findTemplate } from "../panels/read-templates.ts";
import type { Audience } from "../slots/load-interviewers.ts";
import { loadPanel, type Panel } from "../slots/load-panel.ts";
import { type SchedulePorts, scheduleInterview } from "../use-cases/schedule-interview.ts";
import { candidateBusy } from "./candidate-busy.ts";
import type { InterviewOrder, OrderedInterview } from "./interview-order.ts";
import { lockEverybody } from "./lock-everybody.ts";
import { CandidateBusyError } from "./loop-refusals.ts";
import { panelOf } from "./panel-of.ts";
import { type PlannedInterview, requirePlanned } from "./planned-interview.ts";

export interface InterviewsToBook {
  readonly applicationId: string;
  readonly candidateId: string;
  readonly order: InterviewOrder;
  readonly planned: readonly PlannedInterview[];
  /** IANA, the organiser's. */
  readonly timeZone: string;
  readonly by: Actor;
  readonly organiserMemberId: string;
  /** For whom the times were looked for. */
  readonly audience: Audience;
  /** Holds that become these interviews, or are not needed any more. */
  readonly holdIds?: readonly string[] | undefined;
}

export interface BookedInterviews {
  /** Null for a single interview. */
  readonly loop: InterviewLoop | null;
  /** In the order of time. */
  readonly interviews: readonly Interview[];
}

/**
 * Books all interviews of an order, or none: all timelines that they could need are locked in one
 * statement, holds are given back, and each interview is settled and written, with its own
 * confirmations. Nobody can take a held time in between.
 *
 * @throws SlotTakenError where somebody is busy who can't be done without
 * @throws SlotNotOfferedError where it is past, or outside somebody's hours or limits
 * @throws CandidateBusyError where the candidate has another interview at that time
 * @throws NotFoundError, ApplicationClosedError, InvalidInputError
 */
export async function bookInterviews(
  work: Work,
  booking: InterviewsToBook,
  ports: SchedulePorts,
): Promise<BookedInterviews> {
  const { tx } = work;
  const { order, applicationId, holdIds = [] } = booking;
  const planned = requirePlanned(order, booking.planned).flatMap((one) => {
    const ordered = order.interviews[one.position];
    return ordered ? [{ ...one, ordered }] : [];
  });
  const panels: Panel[] = [];
  for (const one of planned) panels.push(await loadPanel(tx, panelOf(one.ordered, one)));
  await lockEverybody(work, panels, holdIds);
  if (holdIds.length > 0)
    await tx.reservation.deleteMany({ where: { holdId: { in: [...holdIds] } } });

  for (const { start, ordered } of planned) {
    const span = { start, end: addMinutes(start, ordered.durationMinutes) };
    const [busy] = await candidateBusy(work, booking.candidateId, span);
    if (busy) throw new CandidateBusyError(busy.start);
  }
  const loop = planned.length > 1 ? await writeLoop(work, applicationId, order) : null;
  const interviews: Interview[] = [];
  for (const [index, one] of planned.entries()) {
    const place = loop ? { id: loop.id, position: index } : undefined;
    interviews.push(await schedule(work, booking, one, place, ports));
  }
  return { loop, interviews };
}

async function writeLoop(
  { tx, tenantId, now }: Work,
  applicationId: string,
  { planId, name }: InterviewOrder,
): Promise<InterviewLoop> {
  return await tx.interviewLoop.create({
    data: { tenantId, id: uuidv7(), applicationId, planId, name, createdAt: now },
  });
}

async function schedule(
  work: Work,
  { applicationId, timeZone, by, organiserMemberId, audience }: InterviewsToBook,
  planned: PlannedInterview & { readonly ordered: OrderedInterview },
  loop: { readonly id: string; readonly position: number } | undefined,
  ports: SchedulePorts,
): Promise<Interview> {
  const { ordered } = planned;
  const { title, kind, room, location, instructions } = ordered;
  // What was agreed holds, though the template it came from may be out of use by now.
  const template =
    ordered.templateId === null ? undefined : await findTemplate(work.tx, ordered.templateId);
  return await scheduleInterview(
    work,
    {
      applicationId,
      ...panelOf(ordered, planned),
      template,
      title,
      kind,
      room,
      // With a template its own place and room go together.
      ...(template === undefined && location !== null && { location }),
      ...(instructions !== null && { instructions }),
      start: planned.start,
      timeZone,
      by,
      organiserMemberId,
      audience,
      loop,
    },
    ports,
  );
}
