import { expect, test } from "vitest";
import type { Host, LocalWindow, WeeklyHours } from "../availability/host.ts";
import { findAvailableSlots } from "./find-available-slots.ts";
import { getNextAvailableSlot, type NextSlotQuery } from "./get-next-available-slot.ts";

const at = (text: string) => new Date(`2026-${text}:00Z`);
const host: Host = {
  id: "ada",
  timeZone: "America/Toronto",
  weeklyHours: { fri: [["09:00", "10:00"]] },
};
const query: NextSlotQuery = {
  from: at("03-02T00:00"),
  daysAhead: 7,
  now: at("03-01T00:00"),
  duration: 60,
  hosts: [host],
};

test("the first slot from the date on is found", () => {
  expect(getNextAvailableSlot(query)).toMatchObject({ start: at("03-06T14:00"), hostIds: ["ada"] });
});

test("it is never in the past", () => {
  const now = at("03-06T14:01");
  expect(getNextAvailableSlot({ ...query, now })).toBeNull();
  expect(getNextAvailableSlot({ ...query, now, daysAhead: 30 })?.start).toEqual(at("03-13T13:00"));
});

test("the days ahead are local days: a day with a clock change is one too", () => {
  // From Friday 10:00 local, seven days on is Friday 10:00 local: an hour less of elapsed time.
  const from = at("03-06T15:00");
  expect(getNextAvailableSlot({ ...query, from, daysAhead: 7 })?.end).toEqual(at("03-13T14:00"));
  expect(getNextAvailableSlot({ ...query, from, daysAhead: 6 })).toBeNull();
});

test("who is busy for months is found all the same", () => {
  const busy = [{ start: at("03-01T00:00"), end: at("11-30T00:00") }];
  const asked = { ...query, daysAhead: 365, hosts: [{ ...host, busy }] };
  expect(getNextAvailableSlot(asked)?.start).toEqual(at("12-04T14:00"));
});

test("the grid is that of the date asked for, however late it is", () => {
  const always: Host = { ...host, timeZone: "UTC", weeklyHours: everyDay(["00:00", "24:00"]) };
  const asked = { ...query, hosts: [always], duration: 50, now: at("03-05T12:34") };
  const range = { start: query.from, end: at("03-09T00:00") };
  const [first] = findAvailableSlots({ ...asked, range });
  expect(getNextAvailableSlot(asked)).toEqual(first);
});

function everyDay(window: LocalWindow): WeeklyHours {
  const windows = [window];
  return {
    mon: windows,
    tue: windows,
    wed: windows,
    thu: windows,
    fri: windows,
    sat: windows,
    sun: windows,
  };
}

test.each([
  ["daysAhead", { daysAhead: 0 }],
  ["daysAhead", { daysAhead: Number.NaN }],
  ["from", { from: new Date(Number.NaN) }],
  ["duration", { duration: Number.NaN }],
  ["hosts", { hosts: [] }],
])("a bad %s is refused by name", (field, changed) => {
  expect(() => getNextAvailableSlot({ ...query, ...changed })).toThrow(
    expect.objectContaining({ field }),
  );
});
