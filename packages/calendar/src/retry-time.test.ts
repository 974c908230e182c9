import { addMinutes, addSeconds } from "date-fns";
import { expect, test } from "vitest";
import { retryTime } from "./retry-time.ts";
import type { CalendarFailure } from "./sync/calendar-failure.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

function failure(kind: CalendarFailure["kind"], retryAfterSeconds: number | null = null) {
  return { kind, status: null, code: null, retryAfterSeconds };
}

test("the wait doubles from one minute to an hour", () => {
  const minutes = [1, 2, 3, 6, 7, 60].map((failures) => {
    const at = retryTime(failure("unavailable"), failures, NOW);
    return (at.getTime() - NOW.getTime()) / 60_000;
  });
  expect(minutes).toEqual([1, 2, 4, 32, 60, 60]);
});

test("a provider that asks for more gets it, and one that asks for less does not", () => {
  expect(retryTime(failure("rateLimited", 600), 1, NOW)).toEqual(addSeconds(NOW, 600));
  expect(retryTime(failure("rateLimited", 1), 1, NOW)).toEqual(addMinutes(NOW, 1));
});

test("what a person has to mend is looked at once an hour", () => {
  expect(retryTime(failure("misconfigured"), 1, NOW)).toEqual(addMinutes(NOW, 60));
});
