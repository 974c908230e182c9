import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { z } from "zod";
import { boundedCache } from "../templates/bounded-cache.ts";
import type en from "./en.json";

/** The catalogue's keys, by their path: `subject.confirmation`. */
export type TextKey = Path<typeof en>;

type Path<Node> = {
  [Key in keyof Node & string]: Node[Key] extends string ? Key : `${Key}.${Path<Node[Key]>}`;
}[keyof Node & string];

/** The texts of one language, with the locale in which to write dates beside them. */
export interface Texts {
  readonly language: string;
  /** BCP 47. */
  readonly locale: string;
  readonly text: (key: TextKey, values?: Readonly<Record<string, string>>) => string;
}

const LAST_RESORT = "en";
const FOLDER = new URL("./", import.meta.url);

type Catalogue = { readonly [key: string]: string | Catalogue };

const catalogueSchema: z.ZodType<Catalogue> = z.lazy(() =>
  z.record(z.string(), z.union([z.string(), catalogueSchema])),
);

/** One file a language, found by its name: a new one is a new file. */
const catalogues: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const catalogue: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
      return [basename(file, ".json"), new Map(flatten(catalogueSchema.parse(catalogue)))];
    }),
);

function flatten(node: Catalogue, path = ""): [string, string][] {
  return Object.entries(node).flatMap(([key, child]): [string, string][] =>
    typeof child === "string" ? [[path + key, child]] : flatten(child, `${path}${key}.`),
  );
}

/** The languages that there are texts in. */
export const languages: readonly string[] = [...catalogues.keys()].sort();

const known = boundedCache<Texts>(500);

/**
 * The texts for a reader: in the first of the locales whose language there is, else in English.
 *
 * @example
 * textsIn("nl", "fr-CA").locale // "fr-CA"
 */
export function textsIn(...locales: readonly string[]): Texts {
  return known.get(locales.join("\n"), () => findTexts(locales));
}

function findTexts(locales: readonly string[]): Texts {
  const locale = locales.find((candidate) => catalogues.has(languageOf(candidate))) ?? LAST_RESORT;
  const language = languageOf(locale);
  const catalogue = catalogues.get(language);
  return {
    language,
    locale,
    text(key, values) {
      const words = catalogue?.get(key);
      if (words === undefined) throw new Error(`The catalogue ${language} has no text ${key}`);
      return values ? putIn(words, values) : words;
    },
  };
}

/** What is put in is not looked through again: a title may hold `{{date}}`. */
function putIn(words: string, values: Readonly<Record<string, string>>): string {
  return words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
}

/** `fr` of `fr-CA`; nothing of what is no locale. */
function languageOf(locale: string): string {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return "";
  }
}
