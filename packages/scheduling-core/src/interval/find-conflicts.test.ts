import { describe, expect, test } from "vitest";
import { checkSlotConflict } from "./check-slot-conflict.ts";
import { findConflicts } from "./find-conflicts.ts";

const at = (time: string) => new Date(`2026-06-10T${time}:00Z`);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });
const slot = span("10:00", "11:00");

describe("checkSlotConflict", () => {
  test.each([
    ["ends as the slot starts", "09:00", "10:00", false],
    ["ends a minute into the slot", "09:00", "10:01", true],
    ["starts as the slot ends", "11:00", "12:00", false],
    ["lies inside the slot", "10:15", "10:30", true],
    ["holds the slot", "09:00", "12:00", true],
    ["has no length", "10:30", "10:30", false],
  ])("an interval that %s", (_, start, end, conflicts) => {
    expect(checkSlotConflict(slot, [span(start, end)])).toBe(conflicts);
  });

  test.each([
    ["11:15", false],
    ["11:14", true],
  ])("with 15 minutes around, the next event may start at 11:15: %s", (start, conflicts) => {
    const existing = [span(start, "12:00")];
    expect(checkSlotConflict(slot, existing, { bufferMinutes: 15 })).toBe(conflicts);
  });

  test("a buffer widens both sides", () => {
    expect(checkSlotConflict(slot, [span("08:00", "09:50")], { bufferMinutes: 15 })).toBe(true);
  });
});

test("findConflicts gives back what it was given, in that order", () => {
  const late = { ...span("10:45", "11:30"), id: "late" };
  const early = { ...span("09:30", "10:15"), id: "early" };
  expect(findConflicts(slot, [late, { ...span("12:00", "13:00"), id: "free" }, early])).toEqual([
    late,
    early,
  ]);
});

test.each([
  ["slot", { start: at("11:00"), end: at("10:00") }, [], 0],
  ["slot.start", { start: new Date(Number.NaN), end: at("10:00") }, [], 0],
  ["existing[1]", slot, [slot, span("12:00", "11:00")], 0],
  ["bufferMinutes", slot, [], -5],
])("a bad %s is refused by name", (field, wanted, existing, bufferMinutes) => {
  expect(() => findConflicts(wanted, existing, { bufferMinutes })).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", field }),
  );
});
