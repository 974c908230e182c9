import { expect, test } from "vitest";
import { mailbox } from "./mailbox.ts";

test.each([
  ["Zoë Martin", '"Zoë Martin" <a@b.example>'],
  ['Studio "Nord"', '"Studio \\"Nord\\"" <a@b.example>'],
  ["back\\slash", '"back\\\\slash" <a@b.example>'],
  ["two\r\nlines\u2028three", '"two lines three" <a@b.example>'],
  ["  ", "a@b.example"],
])("the name %j", (name, written) => {
  expect(mailbox(name, "a@b.example")).toBe(written);
});
