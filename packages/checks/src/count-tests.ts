/** What all test runs of one log add up to. */
export interface TestCount {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** A runner's closing line, behind whatever turbo puts before it: `Tests  2 failed | 12 passed (14)`. */
const CLOSING_LINE = /(?:^|\s)Tests\s+((?:\d+ \w+(?: \| )?)+)\s\(\d+\)/gm;

/** Adds up the closing lines of every test run in a log without colour codes. */
export function countTests(log: string): TestCount {
  const count = { passed: 0, failed: 0, skipped: 0 };
  for (const [, closing = ""] of log.matchAll(CLOSING_LINE)) {
    for (const [, number, state] of closing.matchAll(/(\d+) (\w+)/g)) {
      if (state === "passed" || state === "failed" || state === "skipped") {
        count[state] += Number(number);
      }
    }
  }
  return count;
}
