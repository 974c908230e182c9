import { expect, test } from "vitest";
import { presetDays } from "./report-presets.ts";

test.each([
  ["last7", "2026-05-14", "2026-05-20"],
  ["last30", "2026-04-21", "2026-05-20"],
  ["thisMonth", "2026-05-01", "2026-05-20"],
  ["lastMonth", "2026-04-01", "2026-04-30"],
  ["thisQuarter", "2026-04-01", "2026-05-20"],
  ["lastQuarter", "2026-01-01", "2026-03-31"],
  ["thisYear", "2026-01-01", "2026-05-20"],
  ["last12Months", "2025-06-01", "2026-05-20"],
] as const)("%s is %s to %s", (preset, from, to) => {
  expect(presetDays(preset, "2026-05-20")).toEqual({ from, to });
});

test("in January the last quarter is of the year before", () => {
  expect(presetDays("lastQuarter", "2026-01-31")).toEqual({ from: "2025-10-01", to: "2025-12-31" });
  expect(presetDays("lastMonth", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
});
