import { expect, test } from "vitest";
import { toRule } from "./published-rule.ts";

test("days stand in the order of the week; an end is the whole of its date", () => {
  expect(toRule({ days: ["fri", "mon"], everyWeeks: 1, until: "" })).toBe(
    "FREQ=WEEKLY;BYDAY=MO,FR",
  );
  expect(toRule({ days: ["wed"], everyWeeks: 2, until: "2026-06-30" })).toBe(
    "FREQ=WEEKLY;INTERVAL=2;BYDAY=WE;UNTIL=20260630",
  );
});
