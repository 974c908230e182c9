import { addDays, addMinutes } from "date-fns";
import { expect, test } from "vitest";
import { feedbackDueAt } from "../domain/feedback-due-at.ts";
import { dueAsk, MOST_ASKS } from "./next-ask.ts";

const end = new Date("2026-02-02T15:00:00Z");
const first = feedbackDueAt(end);

test("an hour after the end, not a millisecond earlier", () => {
  const before = new Date(first.getTime() - 1);
  expect(dueAsk({ scheduledEnd: end, asked: 0 }, before)).toBeNull();
  expect(dueAsk({ scheduledEnd: end, asked: 0 }, first)).toEqual({
    offsetMinutes: 60,
    next: addDays(first, 1),
  });
});

test("then daily; what an outage swallowed is asked once, not once a day", () => {
  expect(dueAsk({ scheduledEnd: end, asked: 1 }, addDays(first, 1))?.offsetMinutes).toBe(1_500);
  expect(dueAsk({ scheduledEnd: end, asked: 1 }, addMinutes(addDays(first, 4), 30))).toEqual({
    offsetMinutes: 60 + 4 * 1_440,
    next: addDays(first, 5),
  });
});

test("it ends", () => {
  expect(dueAsk({ scheduledEnd: end, asked: MOST_ASKS - 1 }, addDays(first, 20))?.next).toBeNull();
  expect(dueAsk({ scheduledEnd: end, asked: MOST_ASKS }, addDays(first, 21))).toBeNull();
});
