import { expect, test } from "vitest";
import { WEEK_DAYS, weekDayName } from "./week-days.ts";

test("weekdays have names in every language, by their short name or by their number", () => {
  expect(WEEK_DAYS.map((day) => weekDayName(day, "fr"))).toEqual([
    "lundi",
    "mardi",
    "mercredi",
    "jeudi",
    "vendredi",
    "samedi",
    "dimanche",
  ]);
  expect([1, 7].map((number) => weekDayName(number, "en"))).toEqual(["Monday", "Sunday"]);
  expect(weekDayName("sun", "en", "short")).toBe("Sun");
});
