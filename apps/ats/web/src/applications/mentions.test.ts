import { expect, test } from "vitest";
import { mentionBefore, noteParts, toStored, toTyped } from "./mentions.ts";

const ada = { id: "01980000-0000-7000-8000-000000000001", name: "Ada" };
const adam = { id: "01980000-0000-7000-8000-000000000002", name: "Ada Moss" };
const people = [ada, adam];

test("names become mentions, the longest first, and come back as they were typed", () => {
  const typed = "@Ada Moss, ask @Ada: ada@Ada.example or @Adam";
  const stored = toStored(typed, people);
  expect(stored).toBe(`@[Ada Moss](${adam.id}), ask @[Ada](${ada.id}): ada@Ada.example or @Adam`);
  expect(toTyped(stored)).toBe(typed);
  expect(noteParts(stored).filter((part) => typeof part !== "string")).toEqual([adam, ada]);
});

test("of two people with one name, whoever was chosen is mentioned", () => {
  const other = { id: "01980000-0000-7000-8000-000000000003", name: "Ada" };
  expect(toStored("@Ada", people, [other])).toBe(`@[Ada](${other.id})`);
});

test("somebody is being mentioned from an @ on, and not within an address", () => {
  expect(mentionBefore("Ask @ad", 7)).toEqual({ start: 4, wanted: "ad" });
  expect(mentionBefore("@", 1)).toEqual({ start: 0, wanted: "" });
  expect(mentionBefore("mail ada@ex", 11)).toBeUndefined();
  expect(mentionBefore("Ask @ad\nnow", 11)).toBeUndefined();
});
