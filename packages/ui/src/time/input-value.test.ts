import { expect, test } from "vitest";
import { fromInputValue, toInputValue } from "./input-value.ts";

test("what a field says in a zone is the instant that it was filled with", () => {
  const instant = new Date("2026-03-09T13:30:00Z");
  expect(toInputValue(instant, "America/Toronto")).toBe("2026-03-09T09:30");
  expect(fromInputValue("2026-03-09T09:30", "America/Toronto")).toEqual(instant);
});

test.each(["", "2026-03-09", "2026-03-09T09"])("%o is no time yet", (value) => {
  expect(fromInputValue(value, "America/Toronto")).toBeUndefined();
});
