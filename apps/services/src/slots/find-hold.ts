import { reservedSpan, type Transaction } from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";

/** A hold as it stands; it may have expired. */
export interface StoredHold {
  readonly holdId: string;
  /** All that it keeps, or whose session it keeps a place in: to be locked with what is wanted. */
  readonly resourceIds: readonly string[];
  /** Set where it keeps a place in a session, and no time of its own. */
  readonly sessionId: string | null;
  /** Buffers included. */
  readonly span: Interval;
}

/** The hold of that id; undefined where it was given back, used up, or never there. */
export async function findHold(
  tx: Transaction,
  holdId: string | undefined,
): Promise<StoredHold | undefined> {
  if (holdId === undefined) return undefined;
  const reservations = await tx.reservation.findMany({
    where: { holdId },
    select: { resourceId: true, startsAt: true, endsAt: true },
  });
  const [first] = reservations;
  if (first) {
    const resourceIds = reservations.map(({ resourceId }) => resourceId);
    const span = { start: first.startsAt, end: first.endsAt };
    return { holdId, resourceIds, sessionId: null, span };
  }
  const place = await tx.sessionPlace.findFirst({
    where: { holdId },
    select: { session: { include: { reservations: { select: { resourceId: true } } } } },
  });
  if (!place) return undefined;
  const { session } = place;
  return {
    holdId,
    resourceIds: session.reservations.map(({ resourceId }) => resourceId),
    sessionId: session.id,
    span: reservedSpan({ start: session.scheduledStart, end: session.scheduledEnd }, session),
  };
}
