import { expect, test } from "vitest";
import { cappedDays, reachedCaps } from "./reached-caps.ts";

const TORONTO = "America/Toronto";
/** Late on Sunday in Toronto, when it is Monday in Berlin. */
const sundayNight = new Date("2026-02-09T03:00:00Z");

test("days and weeks are those of the interviewer's own zone", () => {
  const caps = { perDay: 1, perWeek: null, starts: [sundayNight] };
  const monday = new Date("2026-02-09T14:00:00Z");
  expect(reachedCaps(caps, TORONTO, monday)).toEqual([]);
  expect(reachedCaps(caps, "Europe/Berlin", monday)).toEqual(["day"]);
  const weekly = { perDay: null, perWeek: 1, starts: [sundayNight] };
  expect(reachedCaps(weekly, TORONTO, monday)).toEqual([]);
  expect(reachedCaps(weekly, "Europe/Berlin", monday)).toEqual(["week"]);
});

test("a day that is full is closed from midnight to midnight, whatever the clocks do", () => {
  const caps = { perDay: 1, perWeek: null, starts: [new Date("2026-03-08T18:00:00Z")] };
  const range = { start: new Date("2026-03-07T12:00:00Z"), end: new Date("2026-03-10T12:00:00Z") };
  expect(cappedDays(caps, TORONTO, range)).toEqual([
    { start: new Date("2026-03-08T05:00:00Z"), end: new Date("2026-03-09T04:00:00Z") },
  ]);
  expect(cappedDays({ ...caps, perDay: null }, TORONTO, range)).toEqual([]);
});
