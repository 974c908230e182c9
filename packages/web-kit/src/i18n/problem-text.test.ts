import { expect, test } from "vitest";
import { ApiProblem, NoAnswerError } from "../api/api-problem.ts";
import { createKitI18n } from "./create-kit-i18n.ts";
import { problemText, submitProblem } from "./problem-text.ts";

const i18n = createKitI18n(
  {
    en: { problems: { SLOT_TAKEN: "Taken; next is {{next}}.", NOT_ALLOWED: "Ask the owner." } },
    fr: {},
  },
  "en",
);
const refusal = (code: string, more: object = {}) =>
  new ApiProblem({ status: 409, code, title: "T", detail: "As the server says it", ...more });

test("the app's words come first, then the kit's, then the server's", () => {
  const taken = refusal("SLOT_TAKEN", { extensions: { next: "11:00" } });
  expect(problemText(i18n, taken)).toBe("Taken; next is 11:00.");
  expect(problemText(i18n, refusal("NOT_ALLOWED"))).toBe("Ask the owner.");
  expect(problemText(i18n, refusal("NOT_FOUND"))).toBe("That is not there any more.");
  expect(problemText(i18n, refusal("BRAND_NEW"))).toBe("As the server says it");
});

test("nobody is shown the inside of a failure", () => {
  const failure = new ApiProblem({
    status: 500,
    code: "X",
    title: "T",
    detail: "relation missing",
  });
  const words = "Something went wrong on our side. Nothing was changed. Please try again.";
  expect(problemText(i18n, failure)).toBe(words);
  expect(problemText(i18n, new TypeError("undefined is not a function"))).toBe(words);
  expect(problemText(i18n, new NoAnswerError())).toMatch(/can't be reached/);
});

test("a form gets what concerns a field at the field", () => {
  const fields = { email: "email", slug: "address" } as const;
  const errors = [
    { field: "email", message: "No address" },
    { field: "email", message: "Too long" },
    { field: "else", message: "Not shown" },
  ];
  expect(submitProblem(i18n, refusal("INVALID_INPUT", { errors }), fields)).toEqual({
    fields: { email: "No address" },
  });
  expect(submitProblem(i18n, refusal("BRAND_NEW", { field: "slug" }), fields)).toEqual({
    fields: { address: "As the server says it" },
  });
  expect(submitProblem(i18n, refusal("BRAND_NEW", { field: "else" }), fields)).toEqual({
    message: "As the server says it",
  });
});
