import { type Kit, notifierIn } from "@convene/server-kit";
import type { FeedbackPorts } from "./ask-for-feedback.ts";

/** How an interviewer is asked: with the link to the scorecard. */
export function feedbackPorts(kit: Kit): FeedbackPorts {
  return {
    async ask(work, row, to, { offsetMinutes }) {
      const feedbackUrl = `${kit.env.ATS_URL}/feedback/${row.id}`;
      const event = { kind: "interview", row } as const;
      await notifierIn(kit, work).sendFeedbackDue(event, to, { offsetMinutes, feedbackUrl });
    },
  };
}
