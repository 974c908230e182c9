import { expect, test } from "vitest";
import { resources } from "./resources.ts";
import { staffTexts } from "./staff-texts.ts";

/** Every text's path; forms of a plural count as one, since languages have different ones. */
function keysOf(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? keysOf(value, `${path}${key}.`)
      : `${path}${key}`.replace(/_(zero|one|two|few|many|other)$/, ""),
  );
}

test("English and French have the same texts, in every namespace", () => {
  const inEnglish = new Set([...keysOf(resources.en), ...keysOf(staffTexts.en)]);
  const inFrench = new Set([...keysOf(resources.fr), ...keysOf(staffTexts.fr)]);
  expect([...inFrench].sort()).toEqual([...inEnglish].sort());
});
