import {
  announceAll,
  type ConflictKind,
  type ConflictResolution,
  eventColumn,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";

export interface ConflictsToResolve {
  readonly resolution: ConflictResolution;
  readonly now: Date;
  /** Default: all kinds. */
  readonly kinds?: readonly ConflictKind[];
  /** Default: everybody's. */
  readonly resourceId?: string;
  /** Who decided; null: nobody had to. */
  readonly memberId?: string | null;
}

/** Ends the open conflicts about an event: what was done has answered them. */
export async function resolveConflicts(
  tx: Transaction,
  { kind, row }: ScheduledEvent,
  { resolution, now, kinds, resourceId, memberId = null }: ConflictsToResolve,
): Promise<void> {
  const resolved = await tx.calendarConflict.updateManyAndReturn({
    where: {
      ...eventColumn(kind, row.id),
      resolvedAt: null,
      ...(kinds && { kind: { in: [...kinds] } }),
      ...(resourceId !== undefined && { resourceId }),
    },
    data: { resolvedAt: now, resolution, memberId },
    select: { id: true },
  });
  await announceAll(
    tx,
    resolved.map(({ id }) => ({ subject: "conflict", id, change: "removed" })),
  );
}
