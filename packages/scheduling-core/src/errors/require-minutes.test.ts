import { expect, test } from "vitest";
import { requireMinutes } from "./require-minutes.ts";

test.each([Number.NaN, Number.POSITIVE_INFINITY, -1, 0.5, 1e12])(
  "%s minutes are refused",
  (minutes) => {
    expect(() => requireMinutes(minutes, "duration", 0)).toThrow(
      expect.objectContaining({ code: "INVALID_INPUT", field: "duration" }),
    );
  },
);

test("zero passes only where no time must pass", () => {
  expect(requireMinutes(0, "bufferAfter", 0)).toBe(0);
  expect(() => requireMinutes(0, "step", 1)).toThrow("step must be 1 to");
});
