import type { EventChange, Prisma } from "../../generated/client.ts";
import type { ActorKind, EventChangeKind } from "../../generated/enums.ts";
import type { Transaction } from "../client.ts";

/** A change of an event as a person reads it. */
export interface HistoryEntry {
  readonly kind: EventChangeKind;
  readonly at: Date;
  readonly byKind: ActorKind;
  /** Of a member or the guest; null where it is nobody in particular. */
  readonly byName: string | null;
  readonly reason: string | null;
  readonly startBefore: Date | null;
  readonly startAfter: Date | null;
  /** What else was changed; null where there is no more to say. */
  readonly details: Prisma.JsonValue;
  /** The interview or appointment that was changed. */
  readonly eventId: string;
}

/**
 * Names those who made the changes, oldest first.
 *
 * @param guestName The client or candidate whose events they are.
 */
export async function readHistory(
  tx: Transaction,
  changes: readonly EventChange[],
  guestName: string,
): Promise<HistoryEntry[]> {
  const memberIds = changes.flatMap(({ actorKind, actorId }) =>
    actorKind === "member" && actorId ? [actorId] : [],
  );
  const members = await tx.member.findMany({
    where: { id: { in: memberIds } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map((member) => [member.id, member.name]));
  const isGuest = (kind: ActorKind) => kind === "client" || kind === "candidate";
  return changes
    .map((change) => ({
      kind: change.kind,
      at: change.at,
      byKind: change.actorKind,
      byName: isGuest(change.actorKind) ? guestName : (names.get(change.actorId ?? "") ?? null),
      reason: change.reason,
      startBefore: change.startBefore,
      startAfter: change.startAfter,
      details: change.details,
      eventId: change.interviewId ?? change.appointmentId ?? "",
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
