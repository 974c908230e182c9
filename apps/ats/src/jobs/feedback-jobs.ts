import type { SweepClient } from "@convene/notifications";
import { eachByItself, inUnit, type Kit, roundJobs } from "@convene/server-kit";
import { askForFeedback } from "../feedback/ask-for-feedback.ts";
import { feedbackPorts } from "../feedback/feedback-ports.ts";

const MOST_AT_ONCE = 1_000;

/** Asks for the scorecards that are due, in all organisations. */
export const feedbackJobs = roundJobs({
  queue: "feedback-round",
  everySeconds: 60,
  run: askForAllDue,
});

interface OwedRow {
  readonly tenantId: string;
  readonly interviewId: string;
  readonly resourceId: string;
}

async function askForAllDue(kit: Kit, sweep: SweepClient): Promise<void> {
  const due = await sweep.$queryRaw<OwedRow[]>`
    SELECT tenant_id AS "tenantId", interview_id AS "interviewId", resource_id AS "resourceId"
    FROM interview_attendee
    WHERE feedback_due_at <= ${kit.now()}
    ORDER BY feedback_due_at LIMIT ${MOST_AT_ONCE}`;
  const ports = feedbackPorts(kit);
  const failed = "Feedback was not asked for";
  await eachByItself(due, { logger: kit.logger, failed }, ({ tenantId, ...attendee }) =>
    inUnit(kit, tenantId, (work) => askForFeedback(work, attendee, ports)),
  );
}
