import { expect, test } from "vitest";
import { ConcurrentChangeError } from "./concurrent-change-error.ts";
import { EventClosedError } from "./event-closed-error.ts";
import { InvalidInputError } from "./invalid-input-error.ts";
import { InvalidTransitionError } from "./invalid-transition-error.ts";
import { RescheduleLimitError } from "./reschedule-limit-error.ts";
import { SchedulingError } from "./scheduling-error.ts";
import { SlotTakenError } from "./slot-taken-error.ts";
import { UnknownTimeZoneError } from "./unknown-time-zone-error.ts";

// Clients, problem details and translations depend on the codes.
test.each([
  [new ConcurrentChangeError(), "CONCURRENT_CHANGE", undefined],
  [new EventClosedError("final"), "EVENT_CLOSED", undefined],
  [new InvalidInputError("step", "is odd"), "INVALID_INPUT", "step"],
  [new InvalidTransitionError("completed", "pending"), "INVALID_TRANSITION", "status"],
  [new RescheduleLimitError(3), "RESCHEDULE_LIMIT_REACHED", undefined],
  [new SlotTakenError("room-1"), "SLOT_TAKEN", undefined],
  [new UnknownTimeZoneError("Mars/Base"), "UNKNOWN_TIME_ZONE", "timeZone"],
])("%s has its code and field", (error, code, field) => {
  expect(error).toBeInstanceOf(SchedulingError);
  expect(error.code).toBe(code);
  expect(error.field).toBe(field);
  expect(error.name).toBe(error.constructor.name);
});

test("an error keeps its cause", () => {
  const cause = new Error("23P01");
  expect(new SlotTakenError("room-1", { cause }).cause).toBe(cause);
});
