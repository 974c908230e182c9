import { expect, test } from "vitest";
import { openTimes } from "./open-times.ts";

const at = (iso: string) => new Date(iso);
const span = (start: string, end: string) => ({ start: at(start), end: at(end) });
const week = span("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z");

test("a night shift is one stretch, cut off where the range ends", () => {
  const host = {
    timeZone: "UTC",
    weeklyHours: { mon: [["22:00", "06:00"]], sun: [["20:00", "02:00"]] },
  } as const;
  expect(openTimes(host, week)).toEqual([
    span("2026-03-02T00:00:00Z", "2026-03-02T02:00:00Z"),
    span("2026-03-02T22:00:00Z", "2026-03-03T06:00:00Z"),
    span("2026-03-08T20:00:00Z", "2026-03-09T00:00:00Z"),
  ]);
});

test("an override replaces its date, and a clock change takes its hour", () => {
  const host = {
    timeZone: "America/Toronto",
    weeklyHours: { sun: [["00:00", "04:00"]], mon: [["09:00", "17:00"]] },
    overrides: { "2026-03-02": [["10:00", "11:00"]] },
  } as const;
  expect(openTimes(host, span("2026-03-02T05:00:00Z", "2026-03-09T04:00:00Z"))).toEqual([
    span("2026-03-02T15:00:00Z", "2026-03-02T16:00:00Z"),
    span("2026-03-08T05:00:00Z", "2026-03-08T08:00:00Z"),
  ]);
});

test("busy times are taken out, whatever their order and overlap", () => {
  const host = {
    timeZone: "UTC",
    weeklyHours: {
      mon: [
        ["09:00", "12:00"],
        ["13:00", "17:00"],
      ],
    },
    busy: [
      span("2026-03-02T16:00:00Z", "2026-03-02T18:00:00Z"),
      span("2026-03-02T10:00:00Z", "2026-03-02T10:30:00Z"),
      span("2026-03-02T10:15:00Z", "2026-03-02T11:00:00Z"),
      span("2026-03-02T11:30:00Z", "2026-03-02T14:00:00Z"),
    ],
  } as const;
  expect(openTimes(host, week)).toEqual([
    span("2026-03-02T09:00:00Z", "2026-03-02T10:00:00Z"),
    span("2026-03-02T11:00:00Z", "2026-03-02T11:30:00Z"),
    span("2026-03-02T14:00:00Z", "2026-03-02T16:00:00Z"),
  ]);
});

test("a busy time that ends before it starts is refused by name", () => {
  const busy = [span("2026-03-02T16:00:00Z", "2026-03-02T15:00:00Z")];
  expect(() => openTimes({ timeZone: "UTC", weeklyHours: {}, busy }, week)).toThrow("host.busy[0]");
});
