/** Milliseconds of local time, where every day has 24 hours. */
export const MINUTE = 60_000;
export const DAY = 86_400_000;
export const WEEK = 7 * DAY;

/** A Monday from which weeks are counted: 1970-01-05. */
export const FIRST_MONDAY = 4 * DAY;
