import { expect, test } from "vitest";
import { hoursToShow, placeSpans } from "./place-spans.ts";

const span = (start: string, end: string) => ({ start: new Date(start), end: new Date(end) });
const bars = (spans: Parameters<typeof placeSpans>[0], from: number, to: number) =>
  placeSpans(spans, "2026-01-20", "UTC", { from, to }).map(({ left, width }) => [left, width]);

test("a span is placed in hundredths of the hours shown", () => {
  expect(bars([span("2026-01-20T10:00:00Z", "2026-01-20T12:30:00Z")], 8, 18)).toEqual([[20, 25]]);
});

test("what lies outside the hours is cut off, and what only touches them left out", () => {
  expect(bars([span("2026-01-20T06:00:00Z", "2026-01-20T09:00:00Z")], 8, 18)).toEqual([[0, 10]]);
  expect(bars([span("2026-01-20T06:00:00Z", "2026-01-20T08:00:00Z")], 8, 18)).toEqual([]);
  expect(bars([span("2026-01-20T18:00:00Z", "2026-01-20T19:00:00Z")], 8, 18)).toEqual([]);
});

test("a night shift stops at midnight of its day", () => {
  expect(bars([span("2026-01-20T18:00:00Z", "2026-01-21T06:00:00Z")], 0, 24)).toEqual([[75, 25]]);
});

test("8 to 18 is drawn, and more where a slot needs it", () => {
  const early = span("2026-01-20T06:30:00Z", "2026-01-20T07:00:00Z");
  const late = span("2026-01-20T18:00:00Z", "2026-01-20T18:15:00Z");
  const otherDay = span("2026-01-21T01:00:00Z", "2026-01-21T02:00:00Z");
  expect(hoursToShow([otherDay], ["2026-01-20"], "UTC")).toEqual({ from: 8, to: 18 });
  expect(hoursToShow([early, late], ["2026-01-20"], "UTC")).toEqual({ from: 6, to: 19 });
});
