import { SchedulingNotificationService } from "@convene/notifications";
import type { Kit } from "@convene/server-kit";
import type { FeedbackPorts } from "./ask-for-feedback.ts";

/** How an interviewer is asked: with the link to the scorecard. */
export function feedbackPorts(kit: Kit): FeedbackPorts {
  return {
    async ask({ tx, tenantId, now }, row, to, { offsetMinutes }) {
      const service = new SchedulingNotificationService({
        tx,
        tenantId,
        enqueue: (queue, jobs, options) => kit.jobs.enqueue(tx, queue, jobs, options),
        manageUrl: kit.manageUrl,
        now,
      });
      const feedbackUrl = `${kit.env.ATS_URL}/feedback/${row.id}`;
      await service.sendFeedbackDue({ kind: "interview", row }, to, { offsetMinutes, feedbackUrl });
    },
  };
}
