import { expect, test } from "vitest";
import { plainText } from "./plain-text.ts";

test("the signs of Markdown go, the words stay in one line", () => {
  expect(plainText("## Who\n\n- **You** like [maps](https://a.example)\n1. and `code`", 160)).toBe(
    "Who You like maps and code",
  );
});

test("what is too long ends with an ellipsis, within the length", () => {
  expect(plainText("one two three", 8)).toBe("one two…");
});
