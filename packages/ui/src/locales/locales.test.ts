import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import en from "./en.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };

type Texts = { readonly [key: string]: string | Texts };

const pluralEnding = /_(zero|one|two|few|many|other)$/;

function entries(texts: Texts, prefix = ""): readonly (readonly [string, string])[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === "string"
      ? [[`${prefix}${key}`, value] as const]
      : entries(value, `${prefix}${key}.`),
  );
}

/** Keys with their plural endings taken off: which endings there are is the language's own. */
function keys(texts: Texts): readonly string[] {
  return [...new Set(entries(texts).map(([key]) => key.replace(pluralEnding, "")))].sort();
}

describe("texts", () => {
  test("English and French have the same keys", () => {
    expect(keys(fr)).toEqual(keys(en));
  });

  test.each([
    ["en", en],
    ["fr", fr],
  ])("%s has every plural form that its language asks for", (language, texts) => {
    const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
    const all = new Set(entries(texts).map(([key]) => key));
    for (const key of all) {
      if (!key.endsWith("_other")) continue;
      for (const category of pluralCategories) {
        expect(all, key).toContain(key.replace(/_other$/, `_${category}`));
      }
    }
  });

  test("a text fills in the same values in both languages", () => {
    const values = (text: string) => [...new Set(text.match(/{{\w+}}|<\/?\w+>/g) ?? [])].sort();
    const french = new Map(entries(fr));
    for (const [key, text] of entries(en)) {
      expect(values(french.get(key) ?? ""), key).toEqual(values(text));
    }
  });

  test("every key that a component names exists", () => {
    const known = new Set(keys(en));
    const source = join(import.meta.dirname, "..");
    const named = readdirSync(source, { recursive: true, encoding: "utf8" })
      .filter((file) => /(?<!\.test)\.tsx?$/.test(file))
      .flatMap((file) => {
        const text = readFileSync(join(source, file), "utf8");
        return [...text.matchAll(/"([a-z][A-Za-z]+\.[a-z][A-Za-z.]+)"/g)].flatMap(
          ([, key]) => key ?? [],
        );
      })
      .filter((key) => Object.keys(en).includes(key.split(".")[0] ?? ""));
    expect(named.length).toBeGreaterThan(60);
    expect(named.filter((key) => !known.has(key))).toEqual([]);
  });
});
