import { expect, test } from "vitest";
import { findBrokenText } from "./find-broken-text.ts";

test("a NUL or half a character is found wherever it is", () => {
  expect(findBrokenText({ name: "Ana", notes: ["a", "b\0"] })).toBe("notes.1");
  expect(findBrokenText({ answers: { "q\ud83d": true } })).toBe("answers");
  expect(findBrokenText("\udc00")).toBe("");
  expect(findBrokenText({ file: new File([], "a\0.csv") })).toBe("file");
  expect(findBrokenText({ name: "🧑‍🔬", at: new Date(), no: null, n: 1 })).toBeUndefined();
});

test("what is nested as deep as a body allows is looked through", () => {
  const depth = 200_000;
  const deep: unknown = JSON.parse(`${"[".repeat(depth)}"\\u0000"${"]".repeat(depth)}`);
  expect(findBrokenText(deep)).toMatch(/^0\.0\./);
});
