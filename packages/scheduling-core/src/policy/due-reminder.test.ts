import { subMinutes } from "date-fns";
import { describe, expect, test } from "vitest";
import { dueReminder, type ReminderPlan } from "./due-reminder.ts";
import { nextReminderAt } from "./next-reminder-at.ts";

const start = new Date("2026-06-10T15:00:00Z");
const before = (minutes: number) => subMinutes(start, minutes);
const plan: ReminderPlan = {
  scheduledStart: start,
  reminderEnabled: true,
  reminderOffsets: [15, 1_440, 60],
  remindersSent: [],
  cancelledAt: null,
  bookedAt: before(10_080),
};

describe("a reminder is due from its offset until the next takes over", () => {
  test.each([
    [1_441, null, 1_440],
    [1_440, 1_440, 60],
    [61, 1_440, 60],
    [60, 60, 15],
    [16, 60, 15],
    [15, 15, null],
    [1, 15, null],
    [0, null, null],
    [-1, null, null],
  ])("%i minutes before the start: %s", (minutes, due, next) => {
    const outcome = dueReminder(plan, before(minutes));
    expect(outcome.due).toBe(due);
    expect(outcome.nextAt).toEqual(next === null ? null : before(next));
  });
});

test("after an hour of outage only the most urgent is sent, older ones are passed over", () => {
  expect(dueReminder(plan, before(10))).toEqual({ due: 15, passedOver: [1_440, 60], nextAt: null });
});

test("what went out is neither sent again nor passed over", () => {
  const sent = { ...plan, remindersSent: [1_440, 60] };
  expect(dueReminder(sent, before(50))).toEqual({ due: null, passedOver: [], nextAt: before(15) });
});

test("a more urgent one that went out keeps older ones from being sent late", () => {
  const sent = { ...plan, remindersSent: [60] };
  expect(dueReminder(sent, before(50))).toMatchObject({ due: null, passedOver: [1_440] });
});

test("a booking made inside a window does not trigger that window's reminder", () => {
  const late = { ...plan, bookedAt: before(120) };
  expect(dueReminder(late, before(119))).toEqual({
    due: null,
    passedOver: [1_440],
    nextAt: before(60),
  });
  expect(dueReminder({ ...plan, bookedAt: before(60) }, before(59)).due).toBeNull();
  expect(dueReminder({ ...plan, bookedAt: before(61) }, before(59)).due).toBe(60);
});

test("from the start on, all that never went out is passed over", () => {
  expect(dueReminder(plan, start)).toEqual({
    due: null,
    passedOver: [1_440, 60, 15],
    nextAt: null,
  });
});

test.each([
  ["cancelled", { cancelledAt: before(500) }],
  ["with its reminders off", { reminderEnabled: false }],
])("an event that is %s has none", (_, change) => {
  expect(dueReminder({ ...plan, ...change }, before(60))).toEqual({
    due: null,
    passedOver: [],
    nextAt: null,
  });
});

test("the row is to be looked at when the due one became due, else when the next one does", () => {
  expect(nextReminderAt(plan, before(2_000))).toEqual(before(1_440));
  expect(nextReminderAt(plan, before(50))).toEqual(before(60));
  expect(nextReminderAt({ ...plan, remindersSent: [60] }, before(50))).toEqual(before(15));
  expect(nextReminderAt(plan, start)).toBeNull();
});

test.each([0, -15, 1.5, Number.NaN])("an offset of %s is refused", (offset) => {
  expect(() => dueReminder({ ...plan, reminderOffsets: [offset] }, start)).toThrow(
    expect.objectContaining({ field: "reminderOffsets" }),
  );
});
