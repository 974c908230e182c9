import { type Actor, announce, type Work } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import type { Viewer } from "../domain/viewer.ts";
import { lockApplication } from "./lock-application.ts";
import { recordApplicationChange } from "./record-application-change.ts";

interface Reopening {
  readonly applicationId: string;
  readonly reason?: string | undefined;
  readonly by: Actor;
  /** Left out: no matter who. */
  readonly viewer?: Viewer | undefined;
}

/**
 * Takes an application up again that was turned down or withdrawn, in the stage in which it was. What
 * was called off with it stays called off.
 *
 * @throws NotFoundError
 * @throws InvalidTransitionError for one that is active, or led to an employment
 */
export async function reopenApplication(
  work: Work,
  { applicationId, reason, by, viewer }: Reopening,
): Promise<void> {
  const { tx, tenantId } = work;
  const { application } = await lockApplication(work, applicationId, viewer);
  const { status } = application;
  if (status !== "rejected" && status !== "withdrawn") {
    throw new InvalidTransitionError(status, "active");
  }
  await tx.application.update({
    where: { tenantId_id: { tenantId, id: applicationId } },
    data: { status: "active", closedAt: null },
    select: { id: true },
  });
  await recordApplicationChange(work, { applicationId, kind: "reopened", by, reason });
  await announce(tx, { subject: "application", id: applicationId, change: "changed" });
}
