import { expect, test } from "vitest";
import { noteMentions } from "./note-mentions.ts";

const ada = "01980000-0000-7000-8000-000000000001";
const ben = "01980000-0000-7000-8000-000000000002";

test("members are mentioned by id, each once", () => {
  expect(noteMentions(`@[Ada](${ada}), ask @[Ben O’Hara](${ben}) or @[Ada](${ada})`)).toEqual([
    ada,
    ben,
  ]);
});

test("an address, a name without an id and something else than an id mention nobody", () => {
  expect(noteMentions("mail ada@example.com, @Ada, @[Ada](me), [Ada](x)")).toEqual([]);
});
