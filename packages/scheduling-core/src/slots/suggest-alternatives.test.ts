import { expect, test } from "vitest";
import type { Host } from "../availability/host.ts";
import type { SlotQuery } from "./slot-query.ts";
import { suggestAlternatives } from "./suggest-alternatives.ts";

const at = (time: string) => new Date(`2026-03-02T${time}:00Z`);
const host = (id: string, busy: [string, string][] = []): Host => ({
  id,
  timeZone: "UTC",
  weeklyHours: { mon: [["09:00", "17:00"]] },
  busy: busy.map(([start, end]) => ({ start: at(start), end: at(end) })),
});
const query: SlotQuery = {
  range: { start: at("00:00"), end: at("23:00") },
  now: at("00:00"),
  duration: 60,
  hosts: [host("ann"), host("bob", [["11:00", "14:00"]])],
};
const clockOf = (slots: readonly { start: Date }[]) =>
  slots.map(({ start }) => start.toISOString().slice(11, 16));

test("the nearest slots on both sides are suggested, ascending, without the wanted one", () => {
  const { before, after } = suggestAlternatives(query, at("12:00"), { count: 2 });
  expect(clockOf(before)).toEqual(["09:00", "10:00"]);
  expect(clockOf(after)).toEqual(["14:00", "15:00"]);
  expect(clockOf(suggestAlternatives(query, at("14:00")).after)).toEqual(["15:00", "16:00"]);
});

test("who can't come is named, and who of the pool can stand in, in the order of the pool", () => {
  const pool = [host("eve"), host("dan", [["12:30", "13:00"]]), host("ann"), host("cid")];
  expect(suggestAlternatives(query, at("12:00"), { pool })).toMatchObject({
    absentHostIds: ["bob"],
    standInIds: ["eve", "cid"],
  });
});

test("nobody stands in where everybody can come, nor in the past", () => {
  const pool = [host("eve")];
  expect(suggestAlternatives(query, at("10:00"), { pool })).toMatchObject({
    absentHostIds: [],
    standInIds: [],
  });
  expect(
    suggestAlternatives({ ...query, now: at("13:00") }, at("12:00"), { pool }).standInIds,
  ).toEqual([]);
});

test.each([
  ["count", at("12:00"), 0],
  ["wanted", new Date(Number.NaN), 1],
])("a bad %s is refused by name", (field, wanted, count) => {
  expect(() => suggestAlternatives(query, wanted, { count })).toThrow(
    expect.objectContaining({ field }),
  );
});
