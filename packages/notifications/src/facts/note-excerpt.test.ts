import { expect, test } from "vitest";
import { noteExcerpt } from "./note-excerpt.ts";

const ANA = "@[Ana Engineer](0198f2c4-0000-7000-8000-000000000001)";

test("members are mentioned by their names", () => {
  expect(noteExcerpt(`${ANA}, ${ANA}: see [1](x) `)).toBe(
    "@Ana Engineer, @Ana Engineer: see [1](x)",
  );
});

test("a long note is cut, between letters", () => {
  expect(noteExcerpt("é".repeat(280))).toBe("é".repeat(280));
  expect(noteExcerpt("😀".repeat(281))).toBe(`${"😀".repeat(279)}…`);
});
