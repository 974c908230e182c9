import { expect, test } from "vitest";
import type { Interval } from "./interval.ts";
import { type TimeSlotRules, validateTimeSlot } from "./validate-time-slot.ts";

const now = new Date("2026-06-10T10:00:00Z");
const from = (minutes: number, length: number) => ({
  start: new Date(now.getTime() + minutes * 60_000),
  end: new Date(now.getTime() + (minutes + length) * 60_000),
});

test("a slot that starts now and keeps to both limits exactly is valid", () => {
  const slot = from(0, 30);
  expect(validateTimeSlot(slot, { now, minDuration: 30, maxDuration: 30 })).toEqual({
    ok: true,
    value: slot,
  });
});

test("every broken rule is named, not just the first", () => {
  expect(validateTimeSlot(from(-60, -10), { now, minDuration: 15, maxDuration: 30 })).toEqual({
    ok: false,
    error: [
      { rule: "endsAfterStart" },
      { rule: "minDuration", minutes: 15 },
      { rule: "notInPast", now },
    ],
  });
  expect(validateTimeSlot(from(-1, 31), { now, maxDuration: 30 })).toEqual({
    ok: false,
    error: [
      { rule: "maxDuration", minutes: 30 },
      { rule: "notInPast", now },
    ],
  });
});

test("a slot of no length breaks a rule of its own", () => {
  expect(validateTimeSlot(from(5, 0), { now })).toEqual({
    ok: false,
    error: [{ rule: "endsAfterStart" }],
  });
});

test.each<[string, Partial<TimeSlotRules> & { slot?: Interval }]>([
  ["slot.end", { slot: { start: now, end: new Date(Number.NaN) } }],
  ["now", { now: new Date(Number.NaN) }],
  ["minDuration", { minDuration: -1 }],
  ["maxDuration", { maxDuration: Number.NaN }],
])("a bad %s is refused by name", (field, { slot = from(0, 30), ...rules }) => {
  expect(() => validateTimeSlot(slot, { now, ...rules })).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", field }),
  );
});
