import { expect, test } from "vitest";
import { groupByDate, groupByPartOfDay } from "./group-slots.ts";

const at = (iso: string) => new Date(iso);

test("a start belongs to the day on which it falls where the visitor is", () => {
  const starts = [at("2026-03-10T03:30:00Z"), at("2026-03-10T04:30:00Z")];
  expect([...groupByDate(starts, "America/Toronto")]).toEqual([
    ["2026-03-09", [starts[0]]],
    ["2026-03-10", [starts[1]]],
  ]);
  expect([...groupByDate(starts, "Asia/Tokyo").keys()]).toEqual(["2026-03-10"]);
});

test("days and starts come in order and once, however they are given", () => {
  const early = at("2026-03-10T13:00:00Z");
  const late = at("2026-03-11T13:00:00Z");
  const days = groupByDate([late, early, new Date(late)], "Europe/Berlin");
  expect([...days]).toEqual([
    ["2026-03-10", [early]],
    ["2026-03-11", [late]],
  ]);
});

test("the afternoon begins at 12:00 and the evening at 17:00, both included", () => {
  const starts = [
    "2026-01-20T11:59:00Z",
    "2026-01-20T12:00:00Z",
    "2026-01-20T16:59:00Z",
    "2026-01-20T17:00:00Z",
  ].map(at);
  expect(groupByPartOfDay(starts, "UTC")).toEqual([
    { part: "morning", starts: [starts[0]] },
    { part: "afternoon", starts: [starts[1], starts[2]] },
    { part: "evening", starts: [starts[3]] },
  ]);
});

test("a part of the day without a start is left out", () => {
  expect(groupByPartOfDay([at("2026-01-20T09:00:00Z")], "UTC").map(({ part }) => part)).toEqual([
    "morning",
  ]);
});
