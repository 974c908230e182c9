import { expect, test } from "vitest";
import { slopeOf } from "./memory-trend.ts";

test("a line's slope is found through noise that cancels out", () => {
  const points = [0, 1, 2, 3].map((minute) => ({
    minute,
    value: 5 + 2 * minute + (minute % 3 === 0 ? 1 : -1),
  }));
  expect(slopeOf(points)).toBeCloseTo(2);
});

test("what stays the same has no slope, nor has a single sample", () => {
  expect(slopeOf([1, 2, 3].map((minute) => ({ minute, value: 7 })))).toBe(0);
  expect(slopeOf([{ minute: 1, value: 7 }])).toBe(0);
});
