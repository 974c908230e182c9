import { subMinutes } from "date-fns";
import { CLOSED_STATUSES } from "../reminders/closed-statuses.ts";

/** What decides about a queued reminder at the moment when it would be sent. */
export interface ReminderStanding {
  readonly offsetMinutes: number;
  /** The version of the event that the reminder speaks of. */
  readonly eventVersion: number;
  /** The event as it is now; null: gone. */
  readonly event: {
    readonly version: number;
    readonly status: string;
    readonly scheduledStart: Date;
    readonly cancelledAt: Date | null;
    readonly reminderEnabled: boolean;
    readonly reminderOffsets: readonly number[];
  } | null;
}

/**
 * Whether a queued reminder is still to be sent: not for an event that was moved, closed or has begun
 * (`withdrawn`), and not where a more urgent reminder has taken over (`passed_over`).
 */
export function reminderVerdict(
  { offsetMinutes, eventVersion, event }: ReminderStanding,
  now: Date,
): "send" | "withdrawn" | "passed_over" {
  if (!event || event.version !== eventVersion || event.cancelledAt || !event.reminderEnabled) {
    return "withdrawn";
  }
  if (CLOSED_STATUSES.has(event.status) || event.scheduledStart <= now) return "withdrawn";
  const tookOver = event.reminderOffsets.some(
    (other) => other < offsetMinutes && subMinutes(event.scheduledStart, other) <= now,
  );
  return tookOver ? "passed_over" : "send";
}
