import { subMinutes } from "date-fns";
import { describe, expect, test } from "vitest";
import { reminderVerdict } from "./reminder-verdict.ts";

const start = new Date("2026-02-20T19:00:00Z");
const event = {
  version: 2,
  status: "confirmed",
  scheduledStart: start,
  cancelledAt: null,
  reminderEnabled: true,
  reminderOffsets: [15, 1440, 60],
};
const before = (minutes: number) => subMinutes(start, minutes);
const hourAhead = { offsetMinutes: 60, eventVersion: 2, event };

describe("reminderVerdict", () => {
  test("it goes out until the next one takes over", () => {
    expect(reminderVerdict(hourAhead, before(60))).toBe("send");
    expect(reminderVerdict(hourAhead, new Date(before(15).getTime() - 1))).toBe("send");
    expect(reminderVerdict(hourAhead, before(15))).toBe("passed_over");
  });

  test("the last one goes out until the start, and not at it", () => {
    const last = { ...hourAhead, offsetMinutes: 15 };
    expect(reminderVerdict(last, new Date(start.getTime() - 1))).toBe("send");
    expect(reminderVerdict(last, start)).toBe("withdrawn");
  });

  test.each([
    ["was moved", { ...event, version: 3 }],
    ["was cancelled", { ...event, cancelledAt: before(100) }],
    ["is over", { ...event, status: "completed" }],
    ["is to have no reminders", { ...event, reminderEnabled: false }],
    ["is gone", null],
  ])("none for an event that %s", (_, changed) => {
    expect(reminderVerdict({ ...hourAhead, event: changed }, before(60))).toBe("withdrawn");
  });
});
