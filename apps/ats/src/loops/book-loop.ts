import type { Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import { closeAnsweredRequest } from "../requests/close-answered-request.ts";
import { lockApplication } from "../use-cases/lock-application.ts";
import { requireActive } from "../use-cases/require-active.ts";
import type { SchedulePorts } from "../use-cases/schedule-interview.ts";
import { type BookedInterviews, bookInterviews } from "./book-interviews.ts";
import type { PlannedInterview } from "./planned-interview.ts";
import { type OrderWish, readOrder } from "./read-order.ts";

export interface LoopBooking {
  readonly applicationId: string;
  readonly of: OrderWish;
  readonly planned: readonly PlannedInterview[];
  /** IANA, the scheduler's. */
  readonly timeZone: string;
  readonly viewer: Viewer;
  /** The request that the candidate answered with times, which is settled by it. */
  readonly requestId?: string | undefined;
}

/**
 * Books the interviews of a plan, as they were proposed: all or nothing.
 *
 * @throws NotFoundError
 * @throws ApplicationClosedError
 * @throws SlotTakenError, SlotNotOfferedError, CandidateBusyError
 * @throws RequestClosedError where the request came to something else
 */
export async function bookLoop(
  work: Work,
  { applicationId, of, planned, timeZone, viewer, requestId }: LoopBooking,
  ports: SchedulePorts,
): Promise<BookedInterviews> {
  const { application } = await lockApplication(work, applicationId, viewer);
  requireActive(application);
  const booked = await bookInterviews(
    work,
    {
      applicationId,
      candidateId: application.candidateId,
      order: await readOrder(work.tx, of),
      planned,
      timeZone,
      by: { kind: "member", id: viewer.id },
      organiserMemberId: viewer.id,
      audience: "staff",
    },
    ports,
  );
  if (requestId !== undefined)
    await closeAnsweredRequest(work, { requestId, applicationId, booked });
  return booked;
}
