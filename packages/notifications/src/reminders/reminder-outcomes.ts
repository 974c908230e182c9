import type { NotificationState } from "@convene/prisma";
import { subMinutes } from "date-fns";

/**
 * What became of a reminder, or will: `next` is the one that goes out before all others, or is on its
 * way; `withdrawn`, that reminders were switched off or the event was cancelled first.
 */
export type ReminderOutcome = "sent" | "passed_over" | "next" | "planned" | "withdrawn";

export interface ReminderMoment {
  /** Before the start. */
  readonly offsetMinutes: number;
  /** When it goes out, or would have gone. */
  readonly at: Date;
  readonly outcome: ReminderOutcome;
}

/** The reminder columns of an event's row. */
export interface RemindedEvent {
  readonly scheduledStart: Date;
  readonly cancelledAt: Date | null;
  readonly reminderEnabled: boolean;
  readonly reminderOffsets: readonly number[];
  readonly remindersSent: readonly number[];
  readonly nextReminderAt: Date | null;
}

/** A reminder to one recipient, of the event as it now stands. */
export interface ReminderMessage {
  readonly offsetMinutes: number;
  readonly state: NotificationState;
}

const ON_ITS_WAY: ReadonlySet<NotificationState> = new Set(["queued", "sending", "failed"]);

/**
 * What became of each of an event's reminders, the earliest first.
 *
 * @param messages Those of the event's current version, to all recipients.
 */
export function reminderOutcomes(
  event: RemindedEvent,
  messages: readonly ReminderMessage[],
): ReminderMoment[] {
  return event.reminderOffsets
    .toSorted((a, b) => b - a)
    .map((offsetMinutes) => {
      const at = subMinutes(event.scheduledStart, offsetMinutes);
      const outcome = event.remindersSent.includes(offsetMinutes)
        ? settledOutcome(messages.filter((message) => message.offsetMinutes === offsetMinutes))
        : openOutcome(event, at);
      return { offsetMinutes, at, outcome };
    });
}

/** Of a reminder that the sweep has dealt with. */
function settledOutcome(messages: readonly ReminderMessage[]): ReminderOutcome {
  // None are left of events from before the messages were kept.
  if (messages.length === 0) return "sent";
  if (messages.every(({ state }) => state === "passed_over")) return "passed_over";
  const unsent: ReadonlySet<NotificationState> = new Set(["passed_over", "withdrawn"]);
  const wanted = messages.filter(({ state }) => !unsent.has(state));
  if (wanted.length === 0) return "withdrawn";
  return wanted.every(({ state }) => ON_ITS_WAY.has(state)) ? "next" : "sent";
}

function openOutcome(event: RemindedEvent, at: Date): ReminderOutcome {
  const { reminderEnabled, cancelledAt, nextReminderAt } = event;
  if (!reminderEnabled || cancelledAt !== null) return "withdrawn";
  // Its moment was over when the event was booked, or moved.
  if (nextReminderAt === null || at < nextReminderAt) return "passed_over";
  return at > nextReminderAt ? "planned" : "next";
}
