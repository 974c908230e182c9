import { expect, test } from "vitest";
import { DAY_PARTS, dayPartOf, usualWishes, wishesInput } from "./waiting-wishes.ts";

const wishes = { hostId: undefined, from: "2026-03-08", until: "2026-03-08", part: "any" } as const;

test("a day lasts from its first minute to its last, also where the clocks change", () => {
  expect(wishesInput(wishes, "America/Toronto")).toEqual({
    timeZone: "America/Toronto",
    earliest: "2026-03-08T05:00:00.000Z",
    latest: "2026-03-09T03:59:00.000Z",
    between: null,
  });
});

test.each(DAY_PARTS)("%s is known again by its times", (part) => {
  expect(dayPartOf(wishesInput({ ...wishes, part }, "UTC").between)).toBe(part);
});

test("other times are no part of a day", () => {
  expect(dayPartOf({ from: "09:00", until: "11:59" })).toBeUndefined();
});

test("two weeks from the day that is looked at are asked for first, as far as can be booked", () => {
  const days = (earliest: string, lastDay: string, onlyDay = false) => {
    const { from, until } = usualWishes(undefined, { earliest, lastDay, onlyDay });
    return [from, until];
  };
  expect(days("2026-03-01", "2026-04-01")).toEqual(["2026-03-01", "2026-03-14"]);
  expect(days("2026-03-01", "2026-03-10")).toEqual(["2026-03-01", "2026-03-10"]);
  expect(days("2026-03-01", "2026-04-01", true)).toEqual(["2026-03-01", "2026-03-01"]);
  expect(days("2026-05-01", "2026-04-01")).toEqual(["2026-04-01", "2026-04-01"]);
});
