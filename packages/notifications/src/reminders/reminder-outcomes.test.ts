import type { NotificationState } from "@convene/prisma";
import { expect, test } from "vitest";
import { type RemindedEvent, reminderOutcomes } from "./reminder-outcomes.ts";

const event: RemindedEvent = {
  scheduledStart: new Date("2026-03-06T14:00:00Z"),
  cancelledAt: null,
  reminderEnabled: true,
  reminderOffsets: [15, 1_440, 60],
  remindersSent: [],
  nextReminderAt: new Date("2026-03-05T14:00:00Z"),
};
const outcomesOf = (
  changes: Partial<RemindedEvent>,
  messages: readonly (readonly [number, NotificationState])[] = [],
) =>
  reminderOutcomes(
    { ...event, ...changes },
    messages.map(([offsetMinutes, state]) => ({ offsetMinutes, state })),
  ).map(({ outcome }) => outcome);

test("the first that is to come is next, the others are planned", () => {
  expect(reminderOutcomes(event, [])).toEqual([
    { offsetMinutes: 1_440, at: new Date("2026-03-05T14:00:00Z"), outcome: "next" },
    { offsetMinutes: 60, at: new Date("2026-03-06T13:00:00Z"), outcome: "planned" },
    { offsetMinutes: 15, at: new Date("2026-03-06T13:45:00Z"), outcome: "planned" },
  ]);
});

test("one that reached anybody was sent; one that is still on its way to everybody comes next", () => {
  const settled = { remindersSent: [1_440], nextReminderAt: new Date("2026-03-06T13:00:00Z") };
  const rest = ["next", "planned"];
  expect(outcomesOf(settled, [[1_440, "dead"]])).toEqual(["sent", ...rest]);
  const some = [
    [1_440, "queued"],
    [1_440, "sent"],
  ] as const;
  expect(outcomesOf(settled, some)).toEqual(["sent", ...rest]);
  expect(outcomesOf(settled, [[1_440, "queued"]])).toEqual(["next", ...rest]);
  expect(outcomesOf(settled, [[1_440, "passed_over"]])).toEqual(["passed_over", ...rest]);
  expect(outcomesOf(settled, [[1_440, "withdrawn"]])).toEqual(["withdrawn", ...rest]);
});

test("what lay in the past when the event was booked is passed over", () => {
  const late = { nextReminderAt: new Date("2026-03-06T13:45:00Z") };
  expect(outcomesOf(late)).toEqual(["passed_over", "passed_over", "next"]);
});

test("nothing more goes out of an event that was cancelled or whose reminders are off", () => {
  const closed = { remindersSent: [1_440], nextReminderAt: null };
  for (const off of [{ reminderEnabled: false }, { cancelledAt: new Date() }]) {
    expect(outcomesOf({ ...closed, ...off })).toEqual(["sent", "withdrawn", "withdrawn"]);
  }
});
