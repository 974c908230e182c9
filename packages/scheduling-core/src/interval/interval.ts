/** A stretch of time, half-open: `start` belongs to it, `end` does not. */
export interface Interval {
  readonly start: Date;
  readonly end: Date;
}
