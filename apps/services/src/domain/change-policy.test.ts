import { expect, test } from "vitest";
import { changeableUntil, whyNotChangeable } from "./change-policy.ts";

const appointment = {
  scheduledStart: new Date("2026-03-09T15:00:00Z"),
  changeNoticeMinutes: 720,
};

test("the last moment is still in time", () => {
  const until = changeableUntil(appointment);
  expect(until).toEqual(new Date("2026-03-09T03:00:00Z"));
  expect(whyNotChangeable(appointment, until)).toBeNull();
});

test("a millisecond later it is too late, and the refusal says since when", () => {
  const refusal = whyNotChangeable(appointment, new Date("2026-03-09T03:00:00.001Z"));
  expect(refusal?.code).toBe("TOO_LATE_TO_CHANGE");
  expect(refusal?.changeableUntil).toEqual(new Date("2026-03-09T03:00:00Z"));
});

test("without notice it can be changed until it starts, and not after", () => {
  const open = { ...appointment, changeNoticeMinutes: 0 };
  expect(whyNotChangeable(open, new Date("2026-03-09T15:00:00Z"))).toBeNull();
  expect(whyNotChangeable(open, new Date("2026-03-09T15:00:01Z"))).not.toBeNull();
});
