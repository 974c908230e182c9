export interface DelayBounds {
  readonly minimumMs: number;
  readonly maximumMs: number;
}

/**
 * How long to wait before connecting again.
 *
 * Doubles with each failure up to the maximum, and spreads between half and all of that: when a
 * server restarts, its clients do not all come back in the same moment.
 *
 * @param failures Attempts that failed since the last success, 0 or more.
 * @param random 0 or more and less than 1.
 * @returns Milliseconds.
 */
export function reconnectDelay(
  failures: number,
  random: number,
  { minimumMs, maximumMs }: DelayBounds,
): number {
  const whole = Math.min(maximumMs, minimumMs * 2 ** failures);
  return whole / 2 + (whole / 2) * random;
}
