import { expect, test } from "vitest";
import { fillLetter, type LetterValues, unknownPlaceholders } from "./offer-letter.ts";

const values: LetterValues = {
  candidate: "Dana Reyes",
  title: "Engineer",
  salary: "CA$120,000 per year",
  start: "Monday 6 April 2026",
  organisation: "Northwind",
  expires: "Monday 9 March 2026 at 09:00",
};

test("known placeholders are filled, with or without space around the name", () => {
  expect(fillLetter("Dear {candidate}, welcome to { organisation }.", values)).toBe(
    "Dear Dana Reyes, welcome to Northwind.",
  );
});

test("unknown ones are named, each once", () => {
  expect(unknownPlaceholders("{candidate} {bonus} {first name} {bonus} {}")).toEqual([
    "bonus",
    "first name",
    "",
  ]);
});

test("a value can't bring Markdown or placeholders of its own into the letter", () => {
  const candidate = "[Dana](https://elsewhere.example)\n# {salary}";
  expect(fillLetter("Dear {candidate}", { ...values, candidate })).toBe(
    "Dear \\[Dana\\]\\(https\\:\\/\\/elsewhere\\.example\\) \\# \\{salary\\}",
  );
});
