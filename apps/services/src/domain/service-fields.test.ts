import { InvalidInputError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import { answersTo, serviceFields } from "./service-fields.ts";

const fields = serviceFields([
  { id: "size", label: "Your size", kind: "number", required: true },
  { id: "allergies", label: "Allergies", kind: "longText" },
  { id: "coffee", label: "Coffee or tea?", kind: "choice", options: ["Coffee", "Tea"] },
  { id: "terms", label: "I have read the terms", kind: "checkbox", required: true },
]);
const form = { isForm: true };
const refusedField = (given: Record<string, string | number | boolean>) => {
  try {
    answersTo(fields, given, form);
    return null;
  } catch (error) {
    return error instanceof InvalidInputError ? error.field : error;
  }
};

test("answers keep their labels, in the order of the questions; what is empty is left out", () => {
  const given = { terms: true, coffee: "Tea", allergies: "  ", size: 0 };
  expect(answersTo(fields, given, form)).toEqual([
    { id: "size", label: "Your size", value: 0 },
    { id: "coffee", label: "Coffee or tea?", value: "Tea" },
    { id: "terms", label: "I have read the terms", value: true },
  ]);
});

test("what is missing or is no answer is named", () => {
  expect(refusedField({ terms: true })).toBe("answers.size");
  expect(refusedField({ size: 40, terms: false })).toBe("answers.terms");
  expect(refusedField({ size: "40", terms: true })).toBe("answers.size");
  expect(refusedField({ size: 40, terms: true, coffee: "Water" })).toBe("answers.coffee");
  expect(refusedField({ size: 40, terms: true, shoe: "left" })).toBe("answers.shoe");
  expect(refusedField({ size: 40, terms: true, allergies: "x".repeat(2_001) })).toBe(
    "answers.allergies",
  );
  expect(refusedField({ size: 40, terms: true, coffee: "Coffee" })).toBeNull();
});

test("who was not asked everything need not say everything", () => {
  expect(answersTo(fields, {}, { isForm: false })).toEqual([]);
});

test("two questions of a service have ids of their own, and a choice has options", () => {
  const text = { id: "a", label: "A", kind: "text" };
  expect(() => serviceFields([text, text])).toThrow(/ids of their own/);
  expect(() => serviceFields([{ ...text, kind: "choice", options: [] }])).toThrow();
  expect(() => serviceFields([{ ...text, kind: "choice", options: ["x", "x"] }])).toThrow();
});
