import { expect, test } from "vitest";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };

type Texts = { readonly [key: string]: string | Texts };

function flatten(texts: Texts, prefix = ""): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(texts).flatMap(([key, value]) =>
      typeof value === "string"
        ? [[prefix + key, value] as const]
        : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

const placeholders = (text: string | undefined) =>
  [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

test("every text is there in both languages", () => {
  expect([...flatten(fr).keys()].sort()).toEqual([...flatten(en).keys()].sort());
});

test("a translation fills in the same values", () => {
  const french = flatten(fr);
  for (const [key, text] of flatten(en)) {
    expect(placeholders(french.get(key)), key).toEqual(placeholders(text));
  }
});
