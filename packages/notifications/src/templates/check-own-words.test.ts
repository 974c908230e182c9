import { describe, expect, test } from "vitest";
import { checkOwnWords } from "./check-own-words.ts";
import { fillIn, PLACEHOLDERS } from "./own-words.ts";

const none = { subject: null, introduction: null };

describe("checkOwnWords", () => {
  test("takes every placeholder that messages of the kind have", () => {
    for (const kind of Object.keys(PLACEHOLDERS) as (keyof typeof PLACEHOLDERS)[]) {
      const words = PLACEHOLDERS[kind].map((name) => `{${name}}`).join(" ");
      expect(checkOwnWords(kind, { subject: words, introduction: words })).toMatchObject({
        ok: true,
      });
    }
  });

  test("takes braces that name nothing, and several paragraphs", () => {
    const words = { subject: "50 % off :-} {", introduction: "One\n\ntwo" };
    expect(checkOwnWords("confirmation", words).ok).toBe(true);
    expect(checkOwnWords("confirmation", none).ok).toBe(true);
  });

  test.each([
    ["subject", "Hello {nam}", "subject names {nam}, which is none of {title}, {date}"],
    ["introduction", "Hello { name }", "introduction names { name }, which is none of"],
    ["introduction", "{}", "introduction names {}, which"],
    ["introduction", "{__proto__}", "introduction names {__proto__}, which"],
    ["subject", "One\r\nBcc: two", "subject has more than one line"],
    ["subject", "One\u2028two", "subject has more than one line"],
    ["subject", "x".repeat(201), "subject is longer than 200 characters"],
    ["introduction", "x".repeat(2001), "introduction is longer than 2000 characters"],
  ])("refuses a %s of %j", (field, words, message) => {
    const outcome = checkOwnWords("confirmation", { ...none, [field]: words });
    expect(outcome).toMatchObject({
      ok: false,
      error: { code: "INVALID_INPUT", field, message: expect.stringContaining(message) },
    });
  });

  test("refuses what only other kinds have", () => {
    const words = { subject: null, introduction: "Starts {when}" };
    expect(checkOwnWords("reminder", words).ok).toBe(true);
    expect(checkOwnWords("feedback_due", words)).toMatchObject({
      ok: false,
      error: { field: "introduction" },
    });
  });
});

describe("fillIn", () => {
  test("puts in what it was given, and does not look through it again", () => {
    const values = { title: "{name} $& {title}", name: "Zoë" };
    expect(fillIn("{title} for {name}, {date}, {toString}", values)).toBe(
      "{name} $& {title} for Zoë, {date}, {toString}",
    );
  });
});
