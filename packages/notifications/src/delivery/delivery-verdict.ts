import type { NotificationKind, SuppressionReason } from "@convene/prisma";
import type { Delivery } from "./delivery.ts";
import { holdUntil } from "./hold-until.ts";
import { reminderVerdict } from "./reminder-verdict.ts";

/** What is to be done with a message at the moment when it would be sent. */
export type DeliveryVerdict =
  | { readonly is: "send" }
  /** What it says is not true any more, or a newer message says it. */
  | { readonly is: "withdrawn" }
  /** A more urgent reminder took over. */
  | { readonly is: "passed_over" }
  | { readonly is: "suppressed"; readonly because: SuppressionReason }
  /** The recipient's night; see `holdUntil`. */
  | { readonly is: "held"; readonly until: Date };

/** What the verdict looks at, apart from the clock. */
export type Standing = Pick<
  Delivery,
  | "kind"
  | "subjectId"
  | "offsetMinutes"
  | "eventVersion"
  | "channel"
  | "timeZone"
  | "suppressed"
  | "quiet"
  | "event"
  | "holds"
>;

/**
 * Messages that are pointless once their event has another version; not those of its series, which
 * speak of more than that. Cancelling makes one too.
 */
const OF_ONE_VERSION: ReadonlySet<NotificationKind> = new Set([
  "confirmation",
  "reschedule",
  "feedback_due",
]);

/** Messages that say nothing true any more once what they speak of is not held, or cannot be answered. */
const UNTIL_IT_ENDS: ReadonlySet<NotificationKind> = new Set([
  "hold_expiring",
  "slot_offered",
  "time_requested",
]);

const SEND: DeliveryVerdict = { is: "send" };

/**
 * Whether a message is to be sent now. A cancellation and what was paid or given back are news whatever came after.
 *
 * @param options.uselessFrom When the message comes too late: the start of the event, the end of the
 *   hold. What would be held past it goes at once, but a reminder, which nobody wants at night.
 * @throws UnknownTimeZoneError where a text message's recipient has no known zone
 */
export function deliveryVerdict(
  standing: Standing,
  options: { readonly now: Date; readonly uselessFrom: Date | null },
): DeliveryVerdict {
  const { now, uselessFrom } = options;
  const { kind, channel, suppressed, quiet, timeZone } = standing;
  const timely = timeliness(standing, now);
  if (timely !== "send") return { is: timely };
  if (UNTIL_IT_ENDS.has(kind) && uselessFrom && uselessFrom <= now) return { is: "withdrawn" };
  if (suppressed) return { is: "suppressed", because: suppressed };
  if (channel !== "sms" || !quiet) return SEND;
  const until = holdUntil(now, timeZone, quiet);
  if (!until) return SEND;
  if (!uselessFrom || until < uselessFrom) return { is: "held", until };
  return kind === "reminder" ? { is: "passed_over" } : SEND;
}

/** Whether what a message says is still true and wanted. */
export function timeliness(
  standing: Pick<
    Standing,
    "kind" | "subjectId" | "offsetMinutes" | "eventVersion" | "event" | "holds"
  >,
  now: Date,
): "send" | "withdrawn" | "passed_over" {
  const { kind, subjectId, eventVersion, event, holds } = standing;
  if (!holds) return "withdrawn";
  if (kind === "reminder") return reminderVerdict(standing, now);
  // Who is on the panel of what does not take place is all the same.
  if (kind === "interviewer_declined" && (!event || event.cancelledAt)) return "withdrawn";
  const outdated = !event || event.version !== eventVersion || event.cancelledAt !== null;
  return OF_ONE_VERSION.has(kind) && subjectId === null && outdated ? "withdrawn" : "send";
}
