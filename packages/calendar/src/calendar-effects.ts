import type {
  Actor,
  EventEffects,
  RoomProvider,
  ScheduledEvent,
  Transaction,
} from "@convene/prisma";
import type { CalendarPorts } from "./calendar-ports.ts";
import { resolveConflicts } from "./conflicts/resolve-conflicts.ts";
import { moveRoom, removeRoom } from "./rooms/follow-event.ts";
import { openRoom } from "./rooms/open-room.ts";
import { roomProviderOf } from "./rooms/room-provider-of.ts";
import { copyEvent } from "./writing/copy-event.ts";
import { removeCopies } from "./writing/remove-copies.ts";

type EffectPorts = Pick<CalendarPorts, "enqueue" | "now">;

/**
 * What cancelling or moving an event means for connected calendars and rooms, in the transaction that
 * does it: jobs bring the new state out, and what was open about the event is answered.
 *
 * @example
 * connect({ url, effects: [notificationEffects(ports), calendarEffects(calendarPorts)] })
 */
export function calendarEffects(ports: EffectPorts): EventEffects {
  return {
    async cancelled(tx, event, { by }) {
      await removeCopies(ports, tx, event);
      await removeRoom(ports, tx, event);
      const memberId = by.kind === "member" ? (by.id ?? null) : null;
      await resolveConflicts(tx, event, { resolution: "cancelled", now: ports.now(), memberId });
    },

    async rescheduled(tx, event, { by }) {
      await copyEvent(ports, tx, event);
      await moveRoom(ports, tx, event);
      const memberId = by.kind === "member" ? (by.id ?? null) : null;
      await resolveConflicts(tx, event, { resolution: "rescheduled", now: ports.now(), memberId });
    },
  };
}

/**
 * What comes before a new event is told to anybody: its online room, where it has one.
 *
 * @param chosen By whoever books it; null: none. Left out: what such an event has by itself.
 */
export async function openRoomOf(
  ports: Pick<CalendarPorts, "enqueue" | "rooms">,
  tx: Transaction,
  event: ScheduledEvent,
  chosen?: RoomProvider | null,
): Promise<ScheduledEvent> {
  const provider = chosen === undefined ? await roomProviderOf(tx, event) : chosen;
  if (provider === null) return event;
  const { joinUrl } = await openRoom(ports, tx, event, provider);
  return event.kind === "interview" && joinUrl !== null
    ? { kind: event.kind, row: { ...event.row, meetingUrl: joinUrl } }
    : event;
}

/**
 * What it means for connected calendars that somebody takes another one's place: one of them gets the
 * event, the other loses it, and what disagreed with the one who leaves is answered.
 */
export async function followReplacement(
  ports: EffectPorts,
  tx: Transaction,
  event: ScheduledEvent,
  { leaverId, by }: { readonly leaverId: string; readonly by: Actor },
): Promise<void> {
  await copyEvent(ports, tx, event);
  await resolveConflicts(tx, event, {
    resolution: "replaced",
    resourceId: leaverId,
    now: ports.now(),
    memberId: by.kind === "member" ? (by.id ?? null) : null,
  });
}

/** Has a new event written into its members' calendars, in the booking's transaction. */
export async function copyBooking(
  ports: EffectPorts,
  tx: Transaction,
  event: ScheduledEvent,
): Promise<void> {
  await copyEvent(ports, tx, event);
}
