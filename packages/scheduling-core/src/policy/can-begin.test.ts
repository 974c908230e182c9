import { expect, test } from "vitest";
import { canBegin } from "./can-begin.ts";

const event = { scheduledStart: new Date("2026-03-02T20:00:00Z") };

test("from twelve hours before the start on, and however late", () => {
  expect(canBegin(event, new Date("2026-03-02T07:59:59.999Z"))).toBe(false);
  expect(canBegin(event, new Date("2026-03-02T08:00:00Z"))).toBe(true);
  expect(canBegin(event, new Date("2026-03-09T08:00:00Z"))).toBe(true);
});
