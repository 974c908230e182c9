import { addMinutes, subMinutes } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { offerUntil, suitsWishes as suits, type WaitingWishes } from "./waiting-wishes.ts";

const suitsWishes = (wanted: WaitingWishes, start: Date) =>
  suits(wanted, start, { durationMinutes: 60 });

const wishes: WaitingWishes = {
  earliest: new Date("2026-03-02T00:00:00Z"),
  latest: new Date("2026-03-31T00:00:00Z"),
  timezone: "America/Toronto",
  weekdays: [],
  fromLocal: null,
  untilLocal: null,
  passedStarts: [],
};

test("any time between the two ends would do, the ends included", () => {
  expect(suitsWishes(wishes, wishes.earliest)).toBe(true);
  expect(suitsWishes(wishes, wishes.latest)).toBe(true);
  expect(suitsWishes(wishes, subMinutes(wishes.earliest, 1))).toBe(false);
  expect(suitsWishes(wishes, addMinutes(wishes.latest, 1))).toBe(false);
});

test("weekdays are those of the waiting person's zone", () => {
  const mondays = { ...wishes, weekdays: [1] };
  // Tuesday 03:30 in UTC is still Monday evening in Toronto.
  expect(suitsWishes(mondays, new Date("2026-03-10T03:30:00Z"))).toBe(true);
  expect(suitsWishes(mondays, new Date("2026-03-10T04:30:00Z"))).toBe(false);
});

test("local times follow the clocks: 9 to 12 is an hour earlier in UTC after the change", () => {
  const mornings = { ...wishes, fromLocal: "09:00", untilLocal: "12:00" };
  expect(suitsWishes(mornings, new Date("2026-03-06T14:00:00Z"))).toBe(true);
  expect(suitsWishes(mornings, new Date("2026-03-06T13:59:00Z"))).toBe(false);
  expect(suitsWishes(mornings, new Date("2026-03-09T13:00:00Z"))).toBe(true);
  expect(suitsWishes(mornings, new Date("2026-03-09T16:00:00Z"))).toBe(true);
  expect(suitsWishes(mornings, new Date("2026-03-09T16:01:00Z"))).toBe(false);
});

test("what was passed is not offered again, nor what overlaps it", () => {
  const start = new Date("2026-03-06T14:00:00Z");
  const passed = { ...wishes, passedStarts: [start] };
  expect(suitsWishes(passed, start)).toBe(false);
  expect(suitsWishes(passed, addMinutes(start, 59))).toBe(false);
  expect(suitsWishes(passed, subMinutes(start, 59))).toBe(false);
  expect(suitsWishes(passed, addMinutes(start, 60))).toBe(true);
});

const NOW = new Date("2026-03-02T12:00:00Z");

test("an offer ends in time for the service's notice, and is not made for less than five minutes", () => {
  const terms = { now: NOW, offerMinutes: 120, minimumNoticeMinutes: 60 };
  const until = (start: string) => offerUntil({ ...terms, start: new Date(start) });
  expect(until("2026-03-03T12:00:00Z")).toEqual(new Date("2026-03-02T14:00:00Z"));
  expect(until("2026-03-02T14:00:00Z")).toEqual(new Date("2026-03-02T13:00:00Z"));
  expect(until("2026-03-02T13:05:00Z")).toEqual(new Date("2026-03-02T12:05:00Z"));
  expect(until("2026-03-02T13:04:00Z")).toBeNull();
});

test("whenever a time is offered it can still be booked, notice and all, until the offer ends", () => {
  const minutes = fc.integer({ min: 0, max: 10_000 });
  fc.assert(
    fc.property(minutes, minutes, minutes, (startsIn, offerMinutes, minimumNoticeMinutes) => {
      const start = addMinutes(NOW, startsIn);
      const until = offerUntil({ now: NOW, start, offerMinutes, minimumNoticeMinutes });
      if (until === null) return;
      expect(addMinutes(until, minimumNoticeMinutes) <= start).toBe(true);
      expect(until > NOW).toBe(true);
    }),
  );
});
