import { addMinutes, min, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import type { DemoCalendar } from "./demo-calendar.ts";
import type { DemoRows } from "./demo-rows.ts";
import type { HiringContext } from "./hiring-context.ts";
import type { PlannedInterview } from "./planned-interview.ts";

const RECOMMENDATIONS = ["strong_no", "no", "undecided", "yes", "strong_yes"] as const;
/** By how good the candidate is: what they do well, and what they don't. */
const WORDS: readonly (readonly [strengths: string, concerns: string])[] = [
  ["Friendly and on time.", "Could not answer most questions, and guessed instead of asking."],
  ["Honest about what is missing.", "Stays on the surface; examples only after asking twice."],
  ["Solid where they have experience.", "I can't tell how they would do with something new."],
  ["Explains clearly, asks the right things back.", "A little quick to a solution."],
  ["The best conversation in weeks: precise, warm, curious.", "None that I could find."],
];
const NOTES = [
  "Gave an example from last month, without being asked.",
  "Needed a hint, and then ran with it.",
  "Took time to think, said so, and was right.",
  "Knew the guideline and when not to follow it.",
];
const PRIVATE_NOTES = [
  "Has another offer until the end of the month.",
  "Would come for less if the hours suit.",
  "Asked twice about the team; somebody should call them.",
];
/** Nobody writes within so many minutes. */
const WRITING_MINUTES = 25;

/** What an interviewer wrote. @returns whether it is handed in */
export function addScorecard(
  rows: DemoRows,
  context: HiringContext,
  interview: PlannedInterview,
  email: string,
): boolean {
  const { tenantId, diary, calendar, memberOf } = context;
  const { id: interviewId, status, end, template, owed, verdicts, quality } = interview;
  const begunAt = addMinutes(end, WRITING_MINUTES);
  const isOwed = owed.get(email) ?? (begunAt > diary.now ? "nothing" : undefined);
  if (status !== "completed" || isOwed === "nothing" || begunAt > diary.now) return false;
  const overall = verdicts?.get(email) ?? rate(quality, calendar);
  const submittedAt = min([addMinutes(begunAt, calendar.upTo(18 * 60)), diary.now]);
  const [strengths, concerns] = WORDS[overall - 1] ?? ["", ""];
  const { criteria, questions } = template.stored;
  rows.scorecards.push({
    ...{ tenantId, id: uuidv7(), interviewId, memberId: memberOf(email) },
    overall,
    recommendation: RECOMMENDATIONS[overall - 1] ?? null,
    ratings: criteria.map(({ id: criterionId }) => ({
      criterionId,
      rating: rate(overall, calendar),
      note: calendar.chance(0.4) ? calendar.pick(NOTES) : null,
    })),
    answers: questions
      .filter(() => calendar.chance(0.6))
      .map(({ id: questionId }) => ({ questionId, note: calendar.pick(NOTES) })),
    strengths,
    concerns: isOwed ? null : concerns,
    privateNotes: calendar.chance(0.2) ? calendar.pick(PRIVATE_NOTES) : null,
    submittedAt: isOwed ? null : submittedAt,
    version: isOwed ? 1 : 2,
    createdAt: begunAt,
    updatedAt: isOwed ? begunAt : submittedAt,
  });
  return !isOwed;
}

/** Of an interview without criteria: the last few are still open. @returns whether it is handed in */
export function addPlainScorecard(
  rows: DemoRows,
  {
    end,
    ...key
  }: {
    readonly tenantId: string;
    readonly interviewId: string;
    readonly memberId: string;
    readonly end: Date;
  },
  calendar: DemoCalendar,
): boolean {
  const submittedAt = addMinutes(end, WRITING_MINUTES + calendar.upTo(10 * 60));
  if (submittedAt > subDays(calendar.now, 1)) return false;
  const overall = 2 + calendar.upTo(4);
  const [strengths, concerns] = WORDS[overall - 1] ?? ["", ""];
  rows.scorecards.push({
    ...{ ...key, id: uuidv7(), overall, strengths, concerns, submittedAt },
    recommendation: RECOMMENDATIONS[overall - 1] ?? null,
    ...{ createdAt: submittedAt, updatedAt: submittedAt },
  });
  return true;
}

/** About as good. */
function rate(about: number, chance: { upTo(count: number): number }): number {
  const by = [0, 0, 0, 1, -1][chance.upTo(5)] ?? 0;
  return Math.max(1, Math.min(5, about + by));
}
