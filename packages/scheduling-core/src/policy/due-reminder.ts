import { subMinutes } from "date-fns";
import { requireInstant } from "../errors/require-instant.ts";
import { requireMinutes } from "../errors/require-minutes.ts";

/** What decides about an event's reminders. Columns of the remindable behaviour. */
export interface ReminderPlan {
  readonly scheduledStart: Date;
  readonly reminderEnabled: boolean;
  /** Minutes before the start, each 1 or more, in any order. */
  readonly reminderOffsets: readonly number[];
  /** The offsets that need no more thought: those that went out, and those recorded as passed over. */
  readonly remindersSent: readonly number[];
  readonly cancelledAt?: Date | null;
  /** When the event was booked or last moved: from then on its confirmation is fresh. */
  readonly bookedAt: Date;
}

export interface DueReminder {
  /** The offset to send now, in minutes; null where none is due. */
  readonly due: number | null;
  /** Offsets that were never sent and never will be: to be recorded, largest first. */
  readonly passedOver: readonly number[];
  /** When the next one becomes due once `due` is dealt with; null where none is left. */
  readonly nextAt: Date | null;
}

/**
 * Which reminder to send at `now`.
 *
 * A reminder is due from its offset until the next one takes over, and never from the start on. Only
 * the most urgent is due, so that a worker that was down sends what is still useful and nothing twice.
 * A reminder whose moment is not after `bookedAt` is passed over: the confirmation said it already.
 * A cancelled event and one whose reminders are off have none.
 *
 * @throws InvalidInputError for an invalid date or an offset that is no whole minute of 1 or more
 * @example
 * // Booked last week with 1 day, 1 hour and 15 minutes; the worker was down and it starts in 50 min:
 * dueReminder(plan, now) // { due: 60, passedOver: [1440], nextAt: 15 minutes before the start }
 */
export function dueReminder(plan: ReminderPlan, now: Date): DueReminder {
  const start = requireInstant(plan.scheduledStart, "scheduledStart");
  const booked = requireInstant(plan.bookedAt, "bookedAt");
  const at = requireInstant(now, "now");
  const offsets = [...new Set(plan.reminderOffsets)].sort((a, b) => b - a);
  for (const offset of offsets) requireMinutes(offset, "reminderOffsets", 1);
  if (plan.cancelledAt || !plan.reminderEnabled) return { due: null, passedOver: [], nextAt: null };

  const sent = new Set(plan.remindersSent);
  let due: number | null = null;
  let nextAt: Date | null = null;
  const passedOver: number[] = [];
  // Largest offset first, so each reminder whose moment has come displaces the one before it.
  for (const offset of offsets) {
    const moment = subMinutes(start, offset);
    const pointless = moment.getTime() <= booked;
    if (moment.getTime() <= at && at < start) {
      if (due !== null) passedOver.push(due);
      due = sent.has(offset) || pointless ? null : offset;
    }
    if (sent.has(offset)) continue;
    if (pointless || at >= start) passedOver.push(offset);
    else if (moment.getTime() > at) nextAt ??= moment;
  }
  return { due, passedOver, nextAt };
}
