import { expect, test } from "vitest";
import { linkParts } from "./link-parts.ts";

const shown = (text: string) =>
  linkParts(text).map((part) => (part.isLink ? `[${part.text}]` : part.text));

test("cuts a text at its addresses and keeps every character", () => {
  const text = "Go to\n\nhttp://localhost:4000/reset-password?token=a-b_c\n\nwithin an hour.";
  expect(shown(text)).toEqual([
    "Go to\n\n",
    "[http://localhost:4000/reset-password?token=a-b_c]",
    "\n\nwithin an hour.",
  ]);
  expect(
    linkParts(text)
      .map((part) => part.text)
      .join(""),
  ).toBe(text);
});

test("the end of a sentence is not part of the address", () => {
  expect(shown("See (https://a.example/x).")).toEqual(["See (", "[https://a.example/x]", ")."]);
});

test("no script becomes a link", () => {
  expect(shown("javascript:alert(1)")).toEqual(["javascript:alert(1)"]);
});
