import { expect, test } from "vitest";
import { endInput, endOf, isOverMidnight, nextWindow } from "./time-window.ts";

test("midnight as an end is the end of the day, for the field and back", () => {
  expect(endInput("24:00")).toBe("00:00");
  expect(endOf("00:00")).toBe("24:00");
  expect(endOf(endInput("17:30"))).toBe("17:30");
});

test("an end before the start is on the next day; midnight itself is not", () => {
  expect(isOverMidnight(["22:00", "06:00"])).toBe(true);
  expect(isOverMidnight(["22:00", "24:00"])).toBe(false);
  expect(isOverMidnight(["09:00", "17:00"])).toBe(false);
});

test("a further window begins an hour after the last, and ends with the day at the latest", () => {
  expect(nextWindow([])).toEqual(["09:00", "17:00"]);
  expect(nextWindow([["09:00", "12:00"]])).toEqual(["13:00", "15:00"]);
  expect(nextWindow([["09:00", "22:30"]])).toEqual(["22:00", "24:00"]);
});
