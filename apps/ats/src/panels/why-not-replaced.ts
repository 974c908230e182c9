import { subMinutes } from "date-fns";

/** When somebody who declines is replaced from the pool that they came from. */
interface ReplacementRules {
  /** At least so long before the start. Minutes. */
  readonly replaceNoticeMinutes: number;
  /** At most so often, for one interview. */
  readonly replaceLimit: number;
}

/** Those of an interview that was made without a template. */
export const USUAL_REPLACEMENT: ReplacementRules = { replaceNoticeMinutes: 2_880, replaceLimit: 3 };

interface Declined {
  /** Null: they were asked for by name, so that nobody can stand in for them unasked. */
  readonly poolId: string | null;
  readonly scheduledStart: Date;
  /** How often somebody of the interview was replaced already. */
  readonly replacements: number;
}

/** Why nobody is looked for who takes the place of somebody who declined; null: somebody is. */
export function whyNotReplaced(
  { poolId, scheduledStart, replacements }: Declined,
  { replaceNoticeMinutes, replaceLimit }: ReplacementRules,
  now: Date,
): "no_pool" | "too_late" | "limit_reached" | null {
  if (poolId === null) return "no_pool";
  if (now.getTime() > subMinutes(scheduledStart, replaceNoticeMinutes).getTime()) return "too_late";
  return replacements >= replaceLimit ? "limit_reached" : null;
}
