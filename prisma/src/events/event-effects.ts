import type { Actor, CancelChange, RescheduleChange } from "@convene/scheduling-core/prisma";
import { announce } from "../announce.ts";
import type { Transaction } from "../client.ts";
import { releaseReservations } from "../reservation/release-reservations.ts";
import { reserve } from "../reservation/reserve.ts";
import { eventColumn, reservedSpan, type ScheduledEvent } from "./event-kind.ts";
import { recordChange } from "./record-change.ts";

export type { Actor, CancelChange, RescheduleChange };

/**
 * What follows from cancelling or moving an event, in the transaction that does it: all of it
 * commits, or none. `event.row` is the row as it is afterwards.
 */
export interface EventEffects {
  cancelled(tx: Transaction, event: ScheduledEvent, change: CancelChange): Promise<void>;
  rescheduled(tx: Transaction, event: ScheduledEvent, change: RescheduleChange): Promise<void>;
}

/** Keeps reservations and history in step with the event. Always the first of the effects. */
export const keepReservations: EventEffects = {
  async cancelled(tx, event, change) {
    await releaseReservations(tx, eventColumn(event.kind, event.row.id));
    await recordChange(tx, event, { kind: "cancelled", by: change.by, reason: change.reason });
  },

  async rescheduled(tx, event, change) {
    const { row } = event;
    const purpose = eventColumn(event.kind, row.id);
    const resourceIds = await releaseReservations(tx, purpose);
    await recordChange(tx, event, {
      kind: "rescheduled",
      by: change.by,
      reason: change.reason,
      startBefore: change.before.start,
      startAfter: row.scheduledStart,
    });
    if (resourceIds.length === 0) return;
    const span = reservedSpan({ start: row.scheduledStart, end: row.scheduledEnd }, row);
    await reserve(tx, { resourceIds, span, purpose });
  },
};

/** Tells open pages that the event changed. */
export const announceChanges: EventEffects = {
  cancelled: (tx, event) =>
    announce(tx, { subject: event.kind, id: event.row.id, change: "removed" }),
  rescheduled: (tx, event) =>
    announce(tx, { subject: event.kind, id: event.row.id, change: "changed" }),
};
