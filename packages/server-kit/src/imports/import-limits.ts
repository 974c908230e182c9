/** Of one file, in bytes. */
export const MOST_FILE_BYTES = 5_000_000;
/** Of one file, its header left aside. */
export const MOST_LINES = 20_000;
/** Kept of one import; its counts are of all. */
export const MOST_PROBLEMS = 20_000;
