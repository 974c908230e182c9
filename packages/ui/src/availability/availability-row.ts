/** A person (or room) and when it is free. */
export interface AvailabilityRow {
  readonly id: string;
  readonly name: string;
  /** Role, pool, load: `Technical · 3 this week`. */
  readonly detail?: string;
  /** IANA zone of the person. */
  readonly timeZone: string;
  readonly free: readonly TimeSpan[];
}

/** Half-open. */
export interface TimeSpan {
  readonly start: Date;
  readonly end: Date;
}

/** A time at which everybody needed can come. */
export interface CommonSlot extends TimeSpan {
  /** Rows that take part. */
  readonly rowIds: readonly string[];
}
