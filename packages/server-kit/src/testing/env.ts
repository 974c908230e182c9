/** Folder for screenshots and the like. */
export function testResultsFolder(): string {
  return process.env.TEST_RESULTS_DIR || ".test-results";
}

/**
 * How long APIs are fuzzed, and with which numbers: `FUZZ_ROUNDS` and `FUZZ_SEED`, for longer runs by
 * hand. Without them as a test suite has time for, and the same each time.
 */
export function fuzzSettings(): { readonly seed: number; readonly rounds: number } {
  const { FUZZ_SEED, FUZZ_ROUNDS } = process.env;
  return { seed: Number(FUZZ_SEED) || 1, rounds: Number(FUZZ_ROUNDS) || 2 };
}
