import type { EventChange, EventChangeKind, Transaction } from "@convene/prisma";

export interface HistoryEntry {
  readonly interviewId: string;
  readonly kind: EventChangeKind;
  readonly at: Date;
  readonly byKind: "member" | "client" | "candidate" | "system";
  /** Of a member or the candidate; null where it is nobody in particular. */
  readonly byName: string | null;
  readonly reason: string | null;
  readonly startBefore: Date | null;
  readonly startAfter: Date | null;
}

/** The changes of interviews as a person reads them, oldest first. */
export async function readHistory(
  tx: Transaction,
  changes: readonly EventChange[],
  candidateName: string,
): Promise<HistoryEntry[]> {
  const memberIds = changes.flatMap(({ actorKind, actorId }) =>
    actorKind === "member" && actorId ? [actorId] : [],
  );
  const members = await tx.member.findMany({
    where: { id: { in: memberIds } },
    select: { id: true, name: true },
  });
  const names = new Map(members.map((member) => [member.id, member.name]));
  return changes
    .map((change) => ({
      interviewId: change.interviewId ?? "",
      kind: change.kind,
      at: change.at,
      byKind: change.actorKind,
      byName:
        change.actorKind === "candidate"
          ? candidateName
          : (names.get(change.actorId ?? "") ?? null),
      reason: change.reason,
      startBefore: change.startBefore,
      startAfter: change.startAfter,
    }))
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
