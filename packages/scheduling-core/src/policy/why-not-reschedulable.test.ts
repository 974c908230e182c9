import { expect, test } from "vitest";
import { canBeCancelled } from "./can-be-cancelled.ts";
import { canBeRescheduled } from "./can-be-rescheduled.ts";
import { remainingReschedules } from "./remaining-reschedules.ts";
import { whyNotCancellable } from "./why-not-cancellable.ts";
import { whyNotReschedulable } from "./why-not-reschedulable.ts";

const open = { cancelledAt: null, isFinal: false, rescheduleCount: 2, rescheduleLimit: 3 };

test("an open event below its limit can be cancelled and moved", () => {
  expect(canBeCancelled(open)).toBe(true);
  expect(canBeRescheduled(open)).toBe(true);
});

test("a cancelled event can be neither cancelled nor moved", () => {
  const cancelled = { ...open, cancelledAt: new Date(0) };
  expect(canBeCancelled(cancelled)).toBe(false);
  expect(whyNotReschedulable(cancelled)).toMatchObject({
    code: "EVENT_CLOSED",
    reason: "cancelled",
  });
});

test("an event in a final state can be neither cancelled nor moved", () => {
  const completed = { ...open, isFinal: true };
  expect(whyNotCancellable(completed)).toMatchObject({ code: "EVENT_CLOSED", reason: "final" });
  expect(canBeRescheduled(completed)).toBe(false);
});

test("at its limit an event can be cancelled but not moved", () => {
  const moved = { ...open, rescheduleCount: 3 };
  expect(canBeCancelled(moved)).toBe(true);
  expect(whyNotReschedulable(moved)).toMatchObject({ code: "RESCHEDULE_LIMIT_REACHED", limit: 3 });
});

test("no limit means no remaining number, and a limit lowered later never a negative one", () => {
  expect(remainingReschedules({ rescheduleCount: 50, rescheduleLimit: null })).toBeNull();
  expect(canBeRescheduled({ rescheduleCount: 50 })).toBe(true);
  expect(remainingReschedules({ rescheduleCount: 5, rescheduleLimit: 3 })).toBe(0);
});
