import { expect, test } from "vitest";
import { publishedHours, publishedSpans } from "./published-hours.ts";

const week = { start: new Date("2026-03-02T00:00:00Z"), end: new Date("2026-03-16T00:00:00Z") };
const mondays = {
  startLocal: "2026-03-02T09:00:00",
  timezone: "America/Toronto",
  durationMinutes: 180,
  rule: "FREQ=WEEKLY;BYDAY=MO",
  excluded: [],
};

test("what repeats is open at the same local time on both sides of a clock change", () => {
  expect(publishedHours([mondays], "America/Toronto", week)).toEqual({
    "2026-03-02": [["09:00", "12:00"]],
    "2026-03-09": [["09:00", "12:00"]],
  });
});

test("who moved to another zone is open at the same instants", () => {
  expect(publishedHours([mondays], "Europe/Berlin", week)).toEqual({
    "2026-03-02": [["15:00", "18:00"]],
    // Toronto's clocks are an hour ahead by now, Berlin's not yet.
    "2026-03-09": [["14:00", "17:00"]],
  });
});

test("a span over midnight opens both dates, and one that was taken out none", () => {
  const late = { ...mondays, startLocal: "2026-03-02T22:00:00", rule: null };
  expect(publishedHours([late], "America/Toronto", week)).toEqual({
    "2026-03-02": [["22:00", "24:00"]],
    "2026-03-03": [["00:00", "01:00"]],
  });
  const excluded = [new Date("2026-03-02T14:00:00Z")];
  expect(publishedSpans({ ...mondays, excluded }, week)).toHaveLength(1);
});
