/** Two months of a calendar page with their margins; who wants more asks again. */
export const LONGEST_RANGE_DAYS = 62;
