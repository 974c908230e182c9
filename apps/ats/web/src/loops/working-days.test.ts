import { expect, test } from "vitest";
import { endOfWorkingDays } from "./working-days.ts";

test("weekends do not count as working days", () => {
  expect(endOfWorkingDays("2026-03-02", 5)).toBe("2026-03-07");
  expect(endOfWorkingDays("2026-03-06", 2)).toBe("2026-03-10");
  expect(endOfWorkingDays("2026-03-07", 1)).toBe("2026-03-10");
});
