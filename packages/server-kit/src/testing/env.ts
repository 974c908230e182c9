/** Folder for screenshots and the like. */
export function testResultsFolder(): string {
  return process.env.TEST_RESULTS_DIR || ".test-results";
}
