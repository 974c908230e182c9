import { expect, test } from "vitest";
import { closedTimes } from "./closed-times.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 0, 20, hour));
const span = (from: number, to: number) => ({ start: at(from), end: at(to) });

test("what lies before, between and after the open times is closed", () => {
  expect(closedTimes([span(9, 12), span(13, 17)], span(0, 24))).toEqual([
    span(0, 9),
    span(12, 13),
    span(17, 24),
  ]);
});

test("without open times all of it is closed, and around the clock nothing is", () => {
  expect(closedTimes([], span(0, 24))).toEqual([span(0, 24)]);
  expect(closedTimes([span(0, 24)], span(0, 24))).toEqual([]);
});
