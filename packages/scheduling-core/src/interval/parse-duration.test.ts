import { expect, test } from "vitest";
import { parseDuration } from "./parse-duration.ts";

test.each([
  ["30m", 30],
  ["30 minutes", 30],
  ["1h", 60],
  ["1h30m", 90],
  ["1 hour 30 minutes", 90],
  ["1 hour and 30 minutes", 90],
  ["2.5h", 150],
  ["2,5 h", 150],
  ["0.1h", 6],
  ["PT1H30M", 90],
  ["pt120s", 2],
  ["P1DT2H", 1_560],
  ["P1W", 10_080],
  ["1 day", 1_440],
  ["90", 90],
  [" 45 Min ", 45],
  ["0m", 0],
])("%j is %i minutes", (text, minutes) => {
  expect(parseDuration(text)).toBe(minutes);
});

test.each([
  "",
  "abc",
  "-30m",
  "-90",
  "PT-5M",
  "1h -30m",
  "30m 1h",
  "1h 2h",
  "1.5h30m",
  "1h30",
  "and 30m",
  "1 hour and",
  "1.h",
  "1e3",
  "Infinity",
  "PT",
  "P",
  "P1M",
  "P1Y",
  "0.5m",
  "90s",
  "99999999999h",
  "25:00",
  `${"9".repeat(100_000)}h`,
])("%j is refused", (text) => {
  expect(() => parseDuration(text)).toThrow(
    expect.objectContaining({ code: "INVALID_INPUT", field: "duration" }),
  );
});
