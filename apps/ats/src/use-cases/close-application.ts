import { type Actor, announce, lockEvent, lockResources, type Work } from "@convene/prisma";
import type { Viewer } from "../domain/viewer.ts";
import type { ApplicationMessages } from "../messages/application-messages.ts";
import { withdrawOffersOf } from "../offers/withdraw-offer.ts";
import { giveBack, writeAnswer } from "../requests/write-answer.ts";
import { cancelInterview } from "./cancel-interview.ts";
import { lockApplication } from "./lock-application.ts";
import { recordApplicationChange } from "./record-application-change.ts";
import { requireActive } from "./require-active.ts";

export interface Closing {
  readonly applicationId: string;
  readonly status: "rejected" | "withdrawn";
  /** For colleagues. */
  readonly reason?: string | undefined;
  /** What the candidate is told besides that it was turned down; left out: they are told nothing. */
  readonly message?: string | undefined;
  readonly by: Actor;
  /** Left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/**
 * Closes an application: what was to come of it does not come, in the same transaction. Interviews are
 * cancelled, and all hear of it; the candidate is asked for no time any more, and offered nothing.
 *
 * @throws NotFoundError
 * @throws ApplicationClosedError where it is closed already
 */
export async function closeApplication(
  work: Work,
  { applicationId, status, reason, message, by, viewer }: Closing,
  messages: Pick<ApplicationMessages, "tellRejected">,
): Promise<void> {
  const { tx, tenantId, now } = work;
  const locked = await lockApplication(work, applicationId, viewer);
  requireActive(locked.application);
  await endWhatIsOpen(work, { applicationId, by });
  await tx.application.update({
    where: { tenantId_id: { tenantId, id: applicationId } },
    data: { status, closedAt: now },
    select: { id: true },
  });
  await recordApplicationChange(work, { applicationId, kind: status, by, reason });
  if (status === "rejected" && message !== undefined) {
    const version = await tx.applicationChange.count({
      where: { applicationId, kind: "rejected" },
    });
    await messages.tellRejected(work, { ...locked, version, message });
  }
  await announce(tx, { subject: "application", id: applicationId, change: "changed" });
}

interface Ending {
  readonly applicationId: string;
  readonly by: Actor;
}

/** Interviews to come, times that are asked for or held, and offers that nobody answered. */
export async function endWhatIsOpen(work: Work, { applicationId, by }: Ending): Promise<void> {
  const { tx, now } = work;
  const upcoming = await tx.interview.findMany({
    where: {
      applicationId,
      status: { in: ["scheduled", "confirmed"] },
      scheduledStart: { gt: now },
    },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  // Whoever answers one has locked the application, as we have.
  const asked = await tx.schedulingRequest.findMany({
    where: { applicationId, state: { in: ["open", "answered"] } },
    orderBy: { id: "asc" },
    include: { proposals: { select: { holdId: true } } },
  });
  await lockWhatIsTaken(
    work,
    upcoming.map(({ id }) => id),
    asked.flatMap(({ proposals }) => proposals.map(({ holdId }) => holdId)),
  );

  for (const { id } of upcoming) await cancelInterview(work, { interviewId: id, by });
  for (const { proposals, ...request } of asked) {
    await giveBack(
      work,
      proposals.map(({ holdId }) => holdId),
    );
    await writeAnswer(work, request, { state: "withdrawn" });
  }
  await withdrawOffersOf(work, { applicationId, by });
}

/**
 * In the order of all writers, rows first and then all timelines at once: locked one interview after the
 * other, they would wait for a loop that waits for them.
 */
async function lockWhatIsTaken(
  { tx }: Work,
  interviewIds: readonly string[],
  holdIds: readonly string[],
): Promise<void> {
  for (const id of interviewIds) await lockEvent(tx, "interview", id);
  const taken = await tx.reservation.findMany({
    where: { OR: [{ interviewId: { in: [...interviewIds] } }, { holdId: { in: [...holdIds] } }] },
    select: { resourceId: true },
  });
  await lockResources(tx, [...new Set(taken.map(({ resourceId }) => resourceId))]);
}
