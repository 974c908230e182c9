import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import i18next from "i18next";
import { z } from "zod";
import type en from "./en.json";

/** The catalogue's keys, by their path: `subject.confirmation`. */
type TextKey = Path<typeof en>;

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

const catalogueSchema = z.record(z.string(), z.unknown());

/** One file a language, found by its name: a new one is a new file. */
const catalogues = Object.fromEntries(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .map((file) => {
      const texts: unknown = JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"));
      return [basename(file, ".json"), { translation: catalogueSchema.parse(texts) }];
    }),
);

const catalogue = i18next.createInstance();
void catalogue.init({
  lng: LAST_RESORT,
  fallbackLng: LAST_RESORT,
  resources: catalogues,
  initAsync: false,
  interpolation: { escapeValue: false }, // React escapes; text mails must not be
});

/** The languages that there are texts in. */
export const languages: readonly string[] = Object.keys(catalogues).sort();

/**
 * The texts for a reader: in the first of the locales whose language there is, else in English.
 *
 * @example
 * textsIn("nl", "fr-CA").locale // "fr-CA"
 */
export function textsIn(...locales: readonly string[]): Texts {
  const locale = locales.find((candidate) => languages.includes(languageOf(candidate)));
  const language = locale ? languageOf(locale) : LAST_RESORT;
  const translate = catalogue.getFixedT(language);
  return {
    language,
    locale: locale ?? LAST_RESORT,
    text: (key, values = {}) => translate(key, values),
  };
}

/** `fr` of `fr-CA`; nothing of what is no locale. */
function languageOf(locale: string): string {
  try {
    return new Intl.Locale(locale).language;
  } catch {
    return "";
  }
}
