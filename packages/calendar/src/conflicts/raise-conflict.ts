import {
  announce,
  type ConflictKind,
  eventColumn,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import type { Interval } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";

export interface ConflictToRaise {
  readonly kind: ConflictKind;
  readonly event: ScheduledEvent;
  /** Whose calendar it is. */
  readonly resourceId: string;
  /** Where the event was moved to; null where it was deleted. */
  readonly span: Interval | null;
  readonly now: Date;
}

/** Asks a person to decide, and shows it at once. One that is asked already is not asked again. */
export async function raiseConflict(
  tx: Transaction,
  { kind, event, resourceId, span, now }: ConflictToRaise,
): Promise<void> {
  const [raised] = await tx.calendarConflict.createManyAndReturn({
    data: [
      {
        tenantId: event.row.tenantId,
        id: uuidv7(),
        kind,
        ...eventColumn(event.kind, event.row.id),
        resourceId,
        startsAt: span?.start ?? null,
        endsAt: span?.end ?? null,
        raisedAt: now,
      },
    ],
    skipDuplicates: true,
    select: { id: true },
  });
  if (raised) await announce(tx, { subject: "conflict", id: raised.id, change: "created" });
}
