import { UnknownTimeZoneError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import { holdUntil } from "./hold-until.ts";

const night = { start: "21:00", end: "08:00" };
const toronto = (instant: string, quiet = night) =>
  holdUntil(new Date(instant), "America/Toronto", quiet)?.toISOString() ?? null;

test("a night holds from its first minute to before its last one", () => {
  expect(toronto("2026-02-21T01:59:59.999Z")).toBeNull(); // 20:59
  expect(toronto("2026-02-21T02:00:00Z")).toBe("2026-02-21T13:00:00.000Z");
  expect(toronto("2026-02-21T12:59:59.999Z")).toBe("2026-02-21T13:00:00.000Z");
  expect(toronto("2026-02-21T13:00:00Z")).toBeNull(); // 08:00
});

test("quiet hours may lie within one day", () => {
  const siesta = { start: "13:00", end: "15:00" };
  expect(toronto("2026-02-21T18:30:00Z", siesta)).toBe("2026-02-21T20:00:00.000Z");
  expect(toronto("2026-02-21T20:00:00Z", siesta)).toBeNull();
});

test("a night in which the clocks change lasts an hour less or more", () => {
  expect(toronto("2026-03-08T02:00:00Z")).toBe("2026-03-08T12:00:00.000Z");
  expect(toronto("2026-11-01T01:00:00Z")).toBe("2026-11-01T13:00:00.000Z");
});

test("an end that is skipped comes as late as without the change", () => {
  expect(toronto("2026-03-08T05:00:00Z", { start: "21:00", end: "02:30" })).toBe(
    "2026-03-08T07:30:00.000Z",
  );
});

test("an end that comes twice counts at its first time, and holds nobody after it", () => {
  const early = { start: "21:00", end: "01:30" };
  expect(toronto("2026-11-01T05:29:00Z", early)).toBe("2026-11-01T05:30:00.000Z");
  expect(toronto("2026-11-01T06:15:00Z", early)).toBeNull(); // 01:15 for the second time
});

test("a day that a zone leaves out ends no night early", () => {
  // Samoa went from the 29th to the 31st of December 2011.
  const hold = holdUntil(new Date("2011-12-30T13:00:00Z"), "Pacific/Apia", night);
  expect(hold?.toISOString()).toBe("2011-12-30T18:00:00.000Z"); // the 31st, 08:00
});

test("an unknown zone is refused", () => {
  expect(() => holdUntil(new Date(0), "Mars/Olympus", night)).toThrow(UnknownTimeZoneError);
});
