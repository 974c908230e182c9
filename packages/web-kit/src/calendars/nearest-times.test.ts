import { expect, test } from "vitest";
import { nearestTimes } from "./nearest-times.ts";

const at = (hour: number) => `2026-01-20T${String(hour).padStart(2, "0")}:00:00.000Z`;

test("the nearest times come in their order, without the present one", () => {
  const slots = [7, 10, 14, 15, 20].map((hour) => ({ start: at(hour) }));
  const times = nearestTimes(slots, new Date(at(14)), 3);
  expect(times.map((time) => time.toISOString())).toEqual([at(10), at(15), at(20)]);
});
