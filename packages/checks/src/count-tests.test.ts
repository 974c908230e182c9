import { expect, test } from "vitest";
import { countTests } from "./count-tests.ts";

test("adds up the runs of all packages, failed and skipped ones apart", () => {
  const log = `
@convene/prisma:test:  Test Files  3 passed (3)
@convene/prisma:test:       Tests  14 passed (14)
@convene/ui:test:       Tests  1 failed | 20 passed | 2 skipped (23)
`;
  expect(countTests(log)).toEqual({ passed: 34, failed: 1, skipped: 2 });
});

test("a log in which no test ran counts none", () => {
  expect(countTests("No test files found, exiting with code 0")).toEqual({
    passed: 0,
    failed: 0,
    skipped: 0,
  });
});
