import type { NotificationState } from "@convene/prisma";
import type { ReportedOutcome } from "./delivery-report.ts";

const STATES: Readonly<Record<ReportedOutcome, NotificationState | null>> = {
  sent: "sent",
  delivered: "delivered",
  delayed: null,
  bounced: "bounced",
  complained: "complained",
  suppressed: "suppressed",
  failed: "dead",
};

// Reports come in any order. What a state may become is what is more certain, or worse, than itself.
const UNKNOWN: readonly ReportedOutcome[] = [
  "sent",
  "delivered",
  "bounced",
  "complained",
  "suppressed",
  "failed",
];
const LATER: Readonly<Record<NotificationState, readonly ReportedOutcome[]>> = {
  // A person tries again: only that it arrived after all makes that needless.
  queued: ["delivered"],
  sending: UNKNOWN,
  failed: UNKNOWN,
  dead: UNKNOWN.filter((outcome) => outcome !== "failed"),
  unclear: UNKNOWN,
  sent: ["delivered", "bounced", "complained", "suppressed", "failed"],
  delivered: ["bounced", "complained"],
  bounced: ["complained"],
  complained: [],
  // Not by this message.
  suppressed: [],
  passed_over: [],
  withdrawn: [],
};

/** The state that a report leads to; null: it changes nothing. */
export function stateAfter(
  state: NotificationState,
  outcome: ReportedOutcome,
): NotificationState | null {
  return LATER[state].includes(outcome) ? STATES[outcome] : null;
}
