import { expect, test } from "vitest";
import { spanOfDays, wholeDays } from "./day-span.ts";

const timeZone = "America/Toronto";

test("days are whole in their zone, the one with 23 hours too", () => {
  const span = spanOfDays({ first: "2026-03-07", last: "2026-03-08" }, timeZone);
  expect(span).toEqual({
    start: new Date("2026-03-07T05:00:00Z"),
    end: new Date("2026-03-09T04:00:00Z"),
  });
  expect(wholeDays(span.start, span.end, timeZone)).toEqual({
    first: "2026-03-07",
    last: "2026-03-08",
  });
  expect(wholeDays(span.start, span.end, "Europe/Berlin")).toBeUndefined();
});
