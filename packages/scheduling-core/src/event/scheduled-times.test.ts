import { describe, expect, test } from "vitest";
import { actualDuration } from "./actual-duration.ts";
import { isInProgress } from "./is-in-progress.ts";
import { isPast } from "./is-past.ts";
import { isUpcoming } from "./is-upcoming.ts";
import { scheduledDuration } from "./scheduled-duration.ts";
import { timeUntilStart } from "./time-until-start.ts";

const event = {
  scheduledStart: new Date("2026-03-08T06:30:00Z"),
  scheduledEnd: new Date("2026-03-08T07:30:00Z"),
};
const start = event.scheduledStart.getTime();
const end = event.scheduledEnd.getTime();

describe.each([
  { when: "a millisecond before the start", at: start - 1, state: "upcoming" },
  { when: "at the start", at: start, state: "in progress" },
  { when: "a millisecond before the end", at: end - 1, state: "in progress" },
  { when: "at the end", at: end, state: "past" },
])("$when", ({ at, state }) => {
  test(`the event is ${state} and nothing else`, () => {
    const now = new Date(at);
    expect(isUpcoming(event, now)).toBe(state === "upcoming");
    expect(isInProgress(event, now)).toBe(state === "in progress");
    expect(isPast(event, now)).toBe(state === "past");
  });
});

test("the time until the start is null from the start on", () => {
  expect(timeUntilStart(event, new Date(start - 1))).toBe(1);
  expect(timeUntilStart(event, new Date(start))).toBeNull();
});

test("a duration is elapsed minutes, also across a clock change", () => {
  expect(scheduledDuration(event)).toBe(60);
});

test("the actual duration is unknown until both ends are recorded", () => {
  const actualStart = new Date(start);
  expect(actualDuration({ actualStart, actualEnd: null })).toBeNull();
  expect(actualDuration({ actualEnd: actualStart })).toBeNull();
  expect(actualDuration({ actualStart, actualEnd: new Date(start + 90_000) })).toBe(1);
});

test("an invalid date is refused, not answered", () => {
  expect(() => isUpcoming(event, new Date(Number.NaN))).toThrow("now is not a date");
});
