import { addMinutes } from "date-fns";

/** How long after the end of an interview its interviewers are first asked for their scorecards. */
export const FEEDBACK_AFTER_MINUTES = 60;

/** When the scorecards of an interview that ends then are due. */
export function feedbackDueAt(end: Date): Date {
  return addMinutes(end, FEEDBACK_AFTER_MINUTES);
}
