import { subMinutes } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dueReminder, type ReminderPlan } from "./due-reminder.ts";
import { nextReminderAt } from "./next-reminder-at.ts";

const start = new Date("2026-06-10T15:00:00Z");
const minutesBefore = (least: number) => fc.integer({ min: least, max: 400 });
const plans: fc.Arbitrary<ReminderPlan> = fc.record({
  scheduledStart: fc.constant(start),
  reminderEnabled: fc.constant(true),
  reminderOffsets: fc.array(minutesBefore(1), { maxLength: 6 }),
  remindersSent: fc.constant([]),
  bookedAt: minutesBefore(1).map((minutes) => subMinutes(start, minutes)),
});

test("the due one is the latest whose moment has come, if it is after the booking and unsent", () =>
  fc.assert(
    fc.property(plans, minutesBefore(-50), fc.array(minutesBefore(1)), (plan, left, sent) => {
      const now = subMinutes(start, left);
      const latest = Math.min(...plan.reminderOffsets.filter((offset) => offset >= left));
      const isDue =
        left > 0 &&
        Number.isFinite(latest) &&
        subMinutes(start, latest) > plan.bookedAt &&
        !sent.includes(latest);
      expect(dueReminder({ ...plan, remindersSent: sent }, now).due).toBe(isDue ? latest : null);
    }),
  ));

test("every offset is sent once, or passed over once, whenever the worker happens to look", () =>
  fc.assert(
    fc.property(plans, fc.array(minutesBefore(-50)), (plan, looks) => {
      const settled: number[] = [];
      const sent: number[] = [];
      // The last look is after the start, so that nothing is left open.
      for (const left of [...looks.toSorted((a, b) => b - a), -60]) {
        const { due, passedOver } = dueReminder(
          { ...plan, remindersSent: settled },
          subMinutes(start, left),
        );
        if (due !== null) sent.push(due);
        settled.push(...passedOver, ...(due === null ? [] : [due]));
      }
      expect(settled.toSorted((a, b) => a - b)).toEqual(
        [...new Set(plan.reminderOffsets)].sort((a, b) => a - b),
      );
      expect(sent).toEqual(sent.toSorted((a, b) => b - a));
    }),
  ));

test("looking exactly when told to sends all whose moment is after the booking", () =>
  fc.assert(
    fc.property(plans, (plan) => {
      const sent: number[] = [];
      let now: Date | null = plan.bookedAt;
      while (now) {
        const { due } = dueReminder({ ...plan, remindersSent: sent }, now);
        if (due !== null) sent.push(due);
        now = nextReminderAt({ ...plan, remindersSent: sent }, now);
      }
      const wanted = new Set(
        plan.reminderOffsets.filter((offset) => subMinutes(start, offset) > plan.bookedAt),
      );
      expect(new Set(sent)).toEqual(wanted);
    }),
  ));
