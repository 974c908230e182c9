import type { SweepClient } from "@convene/notifications";
import { type AppJobs, type JobHandler, type Kit, oneByOne } from "@convene/server-kit";
import { askForFeedback } from "../feedback/ask-for-feedback.ts";
import { feedbackPorts } from "../feedback/feedback-ports.ts";

/** Asks for the scorecards that are due, in all organisations. */
const FEEDBACK_ROUND_QUEUE = "feedback-round";

const HOUR_S = 60 * 60;
const MOST_AT_ONCE = 1_000;

export const FEEDBACK_QUEUES: AppJobs["queues"] = [
  // The next run comes by itself, so a failed one is not repeated.
  {
    name: FEEDBACK_ROUND_QUEUE,
    retryLimit: 0,
    expireInSeconds: 5 * 60,
    deleteAfterSeconds: HOUR_S,
  },
];

export const FEEDBACK_ROUNDS: AppJobs["rounds"] = [
  { queue: FEEDBACK_ROUND_QUEUE, everySeconds: 60 },
];

export function feedbackJobHandlers(
  kit: Kit,
  sweep: SweepClient,
): readonly (readonly [string, JobHandler])[] {
  const { logger } = kit;
  return [
    [
      FEEDBACK_ROUND_QUEUE,
      oneByOne({ queue: FEEDBACK_ROUND_QUEUE, logger }, () => runFeedbackRound(kit, sweep)),
    ],
  ];
}

async function runFeedbackRound(kit: Kit, sweep: SweepClient): Promise<void> {
  const now = kit.now();
  const due = await sweep.$queryRaw<
    { tenantId: string; interviewId: string; resourceId: string }[]
  >`
    SELECT tenant_id AS "tenantId", interview_id AS "interviewId", resource_id AS "resourceId"
    FROM interview_attendee
    WHERE feedback_due_at <= ${now}
    ORDER BY feedback_due_at LIMIT ${MOST_AT_ONCE}`;
  const ports = feedbackPorts(kit);
  for (const { tenantId, ...attendee } of due) {
    try {
      await kit.db.unit(tenantId, (tx) => askForFeedback({ tx, tenantId, now }, attendee, ports));
    } catch (err) {
      kit.logger.error({ err, interviewId: attendee.interviewId }, "Feedback was not asked for");
    }
  }
}
