import { expect, test } from "vitest";
import { hears } from "./who-hears.ts";

test.each([
  ["ats", "interviewer", "interview", true],
  ["ats", "interviewer", "offer", false],
  ["ats", "interviewer", "request", false],
  ["ats", "hiring_manager", "offer", true],
  ["ats", "hiring_manager", "import", false],
  ["ats", "admin", "payment", false], // of the other product
  ["services", "staff", "appointment", true],
  ["services", "staff", "import", false],
  ["services", "manager", "import", true],
  ["services", "owner", "offer", false], // of the other product
  ["services", "admin", "appointment", false], // no role there
  ["ats", null, "interview", false],
] as const)("in %s the role %s hears of %s: %s", (product, role, subject, expected) => {
  expect(hears(product, role, subject)).toBe(expected);
});
