import { expect, test } from "vitest";
import { openHoursOf } from "./open-hours.ts";

const timeZone = "America/Toronto";

test("hours over midnight end with their day and go on with the next, Sunday after Saturday", () => {
  const person = { timeZone, weeklyHours: { sat: [["22:00", "06:00"]] } } as const;
  expect(openHoursOf(person, timeZone)).toEqual([
    { daysOfWeek: [6], startTime: "22:00", endTime: "24:00" },
    { daysOfWeek: [0], startTime: "00:00", endTime: "06:00" },
  ]);
});

test("the hours of somebody in another zone are not drawn", () => {
  const person = { timeZone, weeklyHours: { mon: [["09:00", "17:00"]] } } as const;
  expect(openHoursOf(person, timeZone)).toHaveLength(1);
  expect(openHoursOf(person, "America/New_York")).toBeUndefined();
});
