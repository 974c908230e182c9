import { InterviewStatus } from "@convene/prisma";
import { InvalidTransitionError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import { interviewStatus } from "./interview-status.ts";

test("every status of the database is in the machine, and the final ones are final", () => {
  expect([...interviewStatus.statuses].sort()).toEqual(Object.values(InterviewStatus).sort());
  expect(interviewStatus.finalStatuses).toEqual(["completed", "cancelled", "no_show"]);
});

test("an interview is cancelled from any open state", () => {
  expect(interviewStatus.previousStatuses("cancelled")).toEqual([
    "scheduled",
    "confirmed",
    "in_progress",
  ]);
});

test("who began was there: a no-show follows scheduled and confirmed only", () => {
  expect(interviewStatus.previousStatuses("no_show")).toEqual(["scheduled", "confirmed"]);
});

test.each([
  ["in_progress", "scheduled"],
  ["completed", "in_progress"],
  ["scheduled", "completed"],
  ["cancelled", "scheduled"],
] as const)("%s does not become %s", (from, to) => {
  expect(() => interviewStatus.move(from, to)).toThrow(InvalidTransitionError);
});
