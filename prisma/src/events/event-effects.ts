import type { Actor, CancelChange, RescheduleChange } from "@convene/scheduling-core/prisma";
import { isEqual } from "date-fns";
import { announce } from "../announce.ts";
import type { Transaction } from "../client.ts";
import { leaveSession } from "../reservation/leave-session.ts";
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
    if (event.kind === "appointment") {
      await leaveSession(tx, { appointmentId: event.row.id }, change.at);
    }
    await recordChange(tx, event, { kind: "cancelled", by: change.by, reason: change.reason });
  },

  async rescheduled(tx, event, change) {
    const { row } = event;
    await recordChange(tx, event, {
      kind: "rescheduled",
      by: change.by,
      reason: change.reason,
      startBefore: change.before.start,
      startAfter: row.scheduledStart,
    });
    const purpose = eventColumn(event.kind, row.id);
    const span = reservedSpan({ start: row.scheduledStart, end: row.scheduledEnd }, row);
    const held = await tx.reservation.findMany({ where: purpose });
    // Whoever moves it may have found it another room, and reserved that already.
    const isThere = held.every(
      ({ startsAt, endsAt }) => isEqual(startsAt, span.start) && isEqual(endsAt, span.end),
    );
    if (isThere) return;
    const resourceIds = await releaseReservations(tx, purpose);
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
