import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { languages, textsIn } from "./texts-in.ts";

/** Every text of a catalogue, by its path. */
function textsOf(language: string): Map<string, string> {
  const file = new URL(`${language}.json`, import.meta.url);
  const texts = new Map<string, string>();
  const visit = (node: unknown, path: string) => {
    if (typeof node === "string") texts.set(path, node);
    else for (const [key, child] of Object.entries(Object(node))) visit(child, `${path}.${key}`);
  };
  visit(JSON.parse(readFileSync(file, "utf8")), "");
  return texts;
}

function placeholders(text: string | undefined): string[] {
  return [...(text ?? "").matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? "").sort();
}

/** Texts that have no words, and words that are the same in two languages. */
const ALIKE = new Set([".colon", ".zone", ".deadline", "de.label.online", "fr.label.message"]);

describe("the catalogues", () => {
  const english = textsOf("en");
  const others = languages.filter((language) => language !== "en");

  test("are in English, French, Spanish and German", () => {
    expect(languages).toEqual(["de", "en", "es", "fr"]);
    expect(english.size).toBeGreaterThan(60);
  });

  test.each(languages)("%s has every text, and none too many", (language) => {
    expect([...textsOf(language).keys()].sort()).toEqual([...english.keys()].sort());
  });

  test.each(languages)("%s says in every text what the English one says", (language) => {
    for (const [path, text] of textsOf(language)) {
      expect(text.trim(), path).not.toBe("");
      expect(placeholders(text), path).toEqual(placeholders(english.get(path)));
    }
  });

  test.each(others)("nothing in %s was left in English", (language) => {
    for (const [path, text] of textsOf(language)) {
      if (ALIKE.has(path) || ALIKE.has(`${language}${path}`)) continue;
      expect(text, path).not.toBe(english.get(path));
    }
  });

  test("French has its spaces, its quotes and its apostrophe", () => {
    for (const [path, text] of textsOf("fr")) {
      expect(text, path).not.toMatch(/[^\u00a0][:;?!»](?!\w)|«[^\u00a0]|'|courriel/);
    }
  });

  test.each([
    ["fr", /\b(tu|toi|ton|tes)\b/i],
    ["es", /\b(tú|tu|tus|te|ti|vosotros|vuestra?)\b/i],
    ["de", /\b(du|dein|deine|dir|dich|euch)\b/i],
  ])("%s is polite", (language, familiar) => {
    for (const [path, text] of textsOf(language)) expect(text, path).not.toMatch(familiar);
  });
});

describe("textsIn", () => {
  test("a region keeps its own way to write dates", () => {
    expect(textsIn("fr-CA")).toMatchObject({ language: "fr", locale: "fr-CA" });
  });

  test("the next locale is for readers whose language there is not", () => {
    expect(textsIn("tlh", "fr").locale).toBe("fr");
    expect(textsIn("tlh", "not_a locale").locale).toBe("en");
  });

  test("what is put into a text is not taken for a part of it", () => {
    const title = "{{date}} $t(footer) $& & <b>";
    const subject = textsIn("en").text("subject.confirmation", { title, date: "Monday" });
    expect(subject).toBe(`Confirmed: ${title} on Monday`);
  });
});
