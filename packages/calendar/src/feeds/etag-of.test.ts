import { expect, test } from "vitest";
import { etagOf } from "./etag-of.ts";

test("is a quoted digest of the bytes: what it was yesterday and on another machine", () => {
  expect(etagOf("abc")).toBe('"ungWv48Bz-pBQUDeXa4iI7ADYaOWF3qctBD_YfIAFa0"');
});

test("differs where the text does, if only by what a reader would not show", () => {
  const tags = ["", " ", "é", "e\u0301", "a\r\n", "a\n"].map(etagOf);
  expect(new Set(tags).size).toBe(tags.length);
});
