import { expect, test } from "vitest";
import { type ChangeableInterview, possibleChanges } from "./change-policy.ts";

const start = new Date("2026-02-03T15:00:00Z");
const interview: ChangeableInterview = {
  scheduledStart: start,
  cancelledAt: null,
  status: "confirmed",
  rescheduleCount: 0,
  rescheduleLimit: null,
};
const before = new Date(start.getTime() - 1);

test("a candidate calls off until the start and not from it on; staff also later", () => {
  expect(possibleChanges(interview, "candidate", before).whyNotCancel).toBeNull();
  expect(possibleChanges(interview, "candidate", start).whyNotCancel).toMatchObject({
    code: "TOO_LATE_TO_CHANGE",
    changeableUntil: start,
  });
  expect(possibleChanges(interview, "staff", start).whyNotCancel).toBeNull();
});

test("what is in progress is cancelled, but not moved", () => {
  const begun = { ...interview, status: "in_progress" as const };
  const { whyNotCancel, whyNotMove } = possibleChanges(begun, "staff", start);
  expect(whyNotCancel).toBeNull();
  expect(whyNotMove).toMatchObject({ code: "INVALID_TRANSITION" });
});

test("what is over is neither moved nor cancelled", () => {
  const over = { ...interview, status: "no_show" as const };
  const { whyNotCancel, whyNotMove } = possibleChanges(over, "staff", start);
  expect(whyNotCancel).toMatchObject({ code: "EVENT_CLOSED" });
  expect(whyNotMove).toMatchObject({ code: "EVENT_CLOSED" });
});
