/** How long some things took. */
export interface Lengths {
  readonly count: number;
  /** Half of them took at most as long; null without any. */
  readonly medianMinutes: number | null;
  /** Nine in ten took at most as long; null without any. */
  readonly p90Minutes: number | null;
}

/** Of nothing. */
export const NO_LENGTHS: Lengths = { count: 0, medianMinutes: null, p90Minutes: null };
