import { expect, test } from "vitest";
import { pageLanguage } from "./page-language.ts";

test("the address comes before the browser, and what nobody translated is passed over", () => {
  expect(pageLanguage("fr", "en-GB,en;q=0.9")).toBe("fr");
  expect(pageLanguage(undefined, "de-AT,fr-CA;q=0.8,en;q=0.5")).toBe("fr");
  expect(pageLanguage("tlh", "de")).toBe("en");
  expect(pageLanguage(undefined, undefined)).toBe("en");
});

test("what is wanted more comes first, wherever it stands; what is not wanted does not come", () => {
  expect(pageLanguage(undefined, "en;q=0.4, fr;q=0.6")).toBe("fr");
  expect(pageLanguage(undefined, "fr;q=0, en;q=0.1")).toBe("en");
});
