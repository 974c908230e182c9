/** As the database has it: 10 MiB. */
export const MOST_FILE_BYTES = 10 * 1_048_576;
/** Of one candidate. */
export const MOST_FILES = 50;
/** What stands around a file in its request. */
export const MOST_FORM_BYTES = 100_000;
