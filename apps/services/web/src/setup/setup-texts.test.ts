import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import en from "../locales/en-setup.json" with { type: "json" };
import fr from "../locales/fr-setup.json" with { type: "json" };

/** Every text's path; forms of a plural count as one, since languages have different ones. */
function keysOf(texts: object, path = ""): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? keysOf(value, `${path}${key}.`)
      : `${path}${key}`.replace(/_(zero|one|two|few|many|other)$/, ""),
  );
}

test("English and French have the same texts", () => {
  expect([...new Set(keysOf(fr))].sort()).toEqual([...new Set(keysOf(en))].sort());
});

test("every text that a page names is there", () => {
  const known = new Set(keysOf(en));
  const named = readdirSync(import.meta.dirname)
    .filter((file) => file.endsWith(".tsx") && !file.includes(".test."))
    .flatMap((file) =>
      [
        ...readFileSync(join(import.meta.dirname, file), "utf8").matchAll(
          /"([a-zA-Z]+\.[a-zA-Z.]+)"/g,
        ),
      ]
        .map(([, key = ""]) => key)
        .filter((key) => known.has(`${key.split(".")[0]}.title`) || key.startsWith("unit.")),
    );
  expect(named.length).toBeGreaterThan(100);
  expect(named.filter((key) => !known.has(key))).toEqual([]);
});
