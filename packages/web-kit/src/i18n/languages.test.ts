import { expect, test } from "vitest";
import { pickLocale } from "./languages.ts";

test("the choice comes before the member's language, and that before the browser's", () => {
  expect(pickLocale({ chosen: "fr", member: "en", browser: ["en-GB"] })).toBe("fr");
  expect(pickLocale({ chosen: null, member: "fr", browser: ["en-GB"] })).toBe("fr");
  expect(pickLocale({ chosen: null, browser: ["de-AT", "fr-CA", "en"] })).toBe("fr-CA");
});

test("the browser's regional form of the language is kept", () => {
  expect(pickLocale({ chosen: "en", browser: ["fr-FR", "en-GB"] })).toBe("en-GB");
  expect(pickLocale({ chosen: null, member: "fr", browser: ["en-GB", "fr-CH"] })).toBe("fr-CH");
});

test("a member's own regional form comes before the browser's", () => {
  expect(pickLocale({ chosen: null, member: "en-CA", browser: ["en-US"] })).toBe("en-CA");
});

test("what nobody translated is passed over, down to English", () => {
  expect(pickLocale({ chosen: "tlh", member: "de", browser: ["es"] })).toBe("en");
});

test("a locale that Intl refuses is its language alone", () => {
  expect(pickLocale({ chosen: null, browser: ["en-US@posix"] })).toBe("en");
  expect(pickLocale({ chosen: null, browser: ["fr_FR", "en-US@posix", "en-GB"] })).toBe("en-GB");
});
