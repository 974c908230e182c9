import { expect, test } from "vitest";
import { type GivenDay, spansOf } from "./given-times.ts";

test("parts of days and own hours are spans by the clock of the zone", () => {
  const days = new Map<string, GivenDay>([
    ["2026-03-04", { parts: ["morning"], hours: { from: "18:00", until: "19:30" } }],
    ["2026-03-05", { parts: [], hours: { from: "12:00", until: "12:00" } }],
  ]);
  expect(spansOf(days, "America/Vancouver")).toEqual([
    { start: "2026-03-04T17:00:00.000Z", end: "2026-03-04T20:00:00.000Z" },
    { start: "2026-03-05T02:00:00.000Z", end: "2026-03-05T03:30:00.000Z" },
  ]);
});
