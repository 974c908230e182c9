/** Path of a Chromium to use in tests; usually unset. */
export function chromiumPath(): string | undefined {
  return process.env.CHROMIUM_PATH || undefined;
}

/** Folder for screenshots and the like. */
export function testResultsFolder(): string {
  return process.env.TEST_RESULTS_DIR || ".test-results";
}
