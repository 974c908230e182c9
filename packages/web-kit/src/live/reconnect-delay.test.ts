import { expect, test } from "vitest";
import { reconnectDelay } from "./reconnect-delay.ts";

const bounds = { minimumMs: 500, maximumMs: 30_000 };

test("doubles with each failure and stops at the maximum", () => {
  const longest = [0, 1, 2, 5, 6, 50].map((failures) => reconnectDelay(failures, 1, bounds));
  expect(longest).toEqual([500, 1000, 2000, 16_000, 30_000, 30_000]);
});

test("spreads between half and all of it", () => {
  expect(reconnectDelay(1, 0, bounds)).toBe(500);
  expect(reconnectDelay(1, 0.5, bounds)).toBe(750);
});
