import type { GroupSession, Transaction } from "@convene/prisma";
import { EventClosedError, NotFoundError } from "@convene/scheduling-core";

/** Whose sessions somebody may look at. */
export interface SessionScope {
  /** Only theirs; left out: everybody's. */
  readonly hostId?: string | undefined;
}

/** @throws NotFoundError also for somebody else's */
export async function findSession(
  tx: Transaction,
  sessionId: string,
  { hostId }: SessionScope = {},
): Promise<GroupSession> {
  const session = await tx.groupSession.findFirst({
    where: { id: sessionId, ...(hostId !== undefined && { hostResourceId: hostId }) },
  });
  if (!session) throw new NotFoundError("session");
  return session;
}

/** @throws EventClosedError for one that was cancelled */
export function requireOpenSession({ cancelledAt }: GroupSession): void {
  if (cancelledAt) throw new EventClosedError("cancelled");
}
