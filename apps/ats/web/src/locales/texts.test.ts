import { expect, test } from "vitest";
import { resources } from "./resources.ts";

/** Every text's path; forms of a plural count as one, since languages have different ones. */
function keysOf(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? keysOf(value, `${path}${key}.`)
      : `${path}${key}`.replace(/_(zero|one|two|few|many|other)$/, ""),
  );
}

test.each(["ats", "problems"] as const)(
  "English and French have the same texts: %s",
  (namespace) => {
    const inEnglish = new Set(keysOf(resources.en[namespace]));
    const inFrench = new Set(keysOf(resources.fr[namespace]));
    expect([...inFrench].sort()).toEqual([...inEnglish].sort());
  },
);
