import { expect, test } from "vitest";
import { fromColumn, toColumn } from "./people-columns.ts";

const toronto = { day: "2026-03-08", timeZone: "America/Toronto" };

test("there and back again, in whichever column", () => {
  const instant = new Date("2026-03-08T18:15:00Z");
  const shown = toColumn(instant, 2, toronto);
  expect(shown.toISOString()).toBe("2001-01-03T14:15:00.000Z");
  expect(fromColumn(shown, toronto)).toEqual({ column: 2, instant });
});

test("what begins the day before or ends the day after stops at the edges of its column", () => {
  const edge = (iso: string) => toColumn(new Date(iso), 1, toronto).toISOString();
  expect(edge("2026-03-08T04:59:00Z")).toBe("2001-01-02T00:00:00.000Z");
  expect(edge("2026-03-09T04:00:00Z")).toBe("2001-01-03T00:00:00.000Z");
});

test("an hour that the clocks skip means the one after it", () => {
  const { instant } = fromColumn(new Date("2001-01-01T02:30:00Z"), toronto);
  expect(instant.toISOString()).toBe("2026-03-08T07:30:00.000Z");
});
