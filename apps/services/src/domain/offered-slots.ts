import type { AvailableSlot } from "@convene/scheduling-core";
import { addMinutes } from "date-fns";
import { horizonOf, type SlotAsk, type SlotRules } from "./slot-rules.ts";

/** A time that can be booked. */
export interface OfferedSlot extends AvailableSlot {
  /** The session that a place is taken in. */
  readonly sessionId?: string;
  /** Where clients share it: how many more can come. */
  readonly placesLeft?: number;
}

/** A session as `offeredSlots` looks at it. */
interface SharedTime {
  readonly id: string;
  readonly hostId: string;
  readonly start: Date;
  readonly end: Date;
  readonly placesLeft: number;
}

/** Whether a place in a session can be had: there is one, and the time suits whoever asks. */
export function isJoinable(session: SharedTime, rules: SlotRules, ask: Omit<SlotAsk, "range">) {
  const isClient = ask.audience === "client";
  const earliest = addMinutes(ask.now, isClient ? rules.minimumNoticeMinutes : 0);
  const isTooFar = isClient && session.end.getTime() > horizonOf(rules, ask.now).getTime();
  return session.placesLeft > 0 && session.start.getTime() >= earliest.getTime() && !isTooFar;
}

/**
 * Free times and sessions with a free place, as one list: a start comes once, and where there is a
 * session to join then, that is what is offered, the first of them.
 *
 * @param free Times at which the first booking would make a session, with room for `capacity`.
 * @param sessions Joinable ones, in the order in which they are to be filled.
 * @returns ascending by start; `hostIds` names every host with whom the start can be had
 */
export function offeredSlots(
  free: readonly AvailableSlot[],
  sessions: readonly SharedTime[],
  capacity: number,
): OfferedSlot[] {
  const byStart = new Map<number, OfferedSlot>();
  for (const { id, start, end, hostId, placesLeft } of sessions) {
    const other = byStart.get(start.getTime());
    byStart.set(
      start.getTime(),
      other
        ? { ...other, hostIds: [...new Set([...other.hostIds, hostId])] }
        : { start, end, hostIds: [hostId], sessionId: id, placesLeft },
    );
  }
  for (const slot of free) {
    const at = slot.start.getTime();
    const session = byStart.get(at);
    byStart.set(
      at,
      session
        ? { ...session, hostIds: [...new Set([...session.hostIds, ...slot.hostIds])] }
        : { ...slot, placesLeft: capacity },
    );
  }
  return [...byStart.values()].sort((a, b) => a.start.getTime() - b.start.getTime());
}
