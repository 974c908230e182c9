import { expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import { findGroupSlots, type GroupSlotQuery } from "./find-group-slots.ts";

const at = (text: string) => new Date(`2026-03-02T${text}:00Z`);
const host = (id: string, from: string, until: string, busy: [string, string][] = []): Host => ({
  id,
  timeZone: "UTC",
  weeklyHours: { mon: [[from, until]] },
  busy: busy.map(([start, end]) => ({ start: at(start), end: at(end) })),
});
const timing = { range: { start: at("00:00"), end: at("23:00") }, now: at("00:00"), duration: 60 };
const ask = (groups: GroupSlotQuery["groups"]) =>
  findGroupSlots({ ...timing, groups }).map(({ start, groups: filled }) => [
    start.toISOString().slice(11, 16),
    ...filled.map(({ hostIds, standInIds }) => `${hostIds.join("+")} (${standInIds.join(" ")})`),
  ]);

test("each role is filled by a person of its own, the preferred first; others can stand in", () => {
  const lead = host("lead", "09:00", "12:00");
  const pool = [
    host("ann", "09:00", "12:00", [["10:00", "11:00"]]),
    host("bob", "09:00", "12:00"),
    host("cid", "09:00", "11:00"),
  ];
  expect(
    ask([
      { hosts: [lead], atLeast: 1 },
      { hosts: pool, atLeast: 1 },
    ]),
  ).toEqual([
    ["09:00", "lead ()", "ann (bob cid)"],
    ["10:00", "lead ()", "bob (cid)"],
    ["11:00", "lead ()", "ann (bob)"],
  ]);
});

test("who is in two groups fills one, and gives way where only they can fill the other", () => {
  const ann = host("ann", "09:00", "11:00");
  const bob = host("bob", "09:00", "10:00");
  expect(
    ask([
      { hosts: [ann, bob], atLeast: 1 },
      { hosts: [ann], atLeast: 1 },
    ]),
  ).toEqual([["09:00", "bob ()", "ann ()"]]);
});

test("the grid starts where every group has somebody open", () => {
  const early = host("early", "08:00", "10:00");
  const late = host("late", "09:40", "12:00");
  const boss = host("boss", "08:30", "12:00");
  expect(
    ask([
      { hosts: [early, late], atLeast: 1 },
      { hosts: [boss], atLeast: 1 },
    ]),
  ).toEqual([
    ["08:30", "early ()", "boss ()"],
    // 09:30 suits neither: each is open for a part of it only.
    ["10:30", "late ()", "boss ()"],
  ]);
});

test("slots share no arrays", () => {
  const [first, second] = findGroupSlots({
    ...timing,
    groups: [{ hosts: [host("ann", "09:00", "11:00")], atLeast: 1 }],
  });
  first?.groups[0]?.hostIds.push("eve");
  expect(second?.groups[0]?.hostIds).toEqual(["ann"]);
});

test("a panel without a common time has no slots", () => {
  expect(
    ask([
      { hosts: [host("ann", "09:00", "10:00")], atLeast: 1 },
      { hosts: [host("bob", "10:00", "11:00")], atLeast: 1 },
    ]),
  ).toEqual([]);
});
