import { plainName } from "@convene/server-kit/imports";

const NAMES: Readonly<Record<string, string>> = {
  english: "en",
  anglais: "en",
  french: "fr",
  francais: "fr",
  spanish: "es",
  espanol: "es",
  espagnol: "es",
  german: "de",
  deutsch: "de",
  allemand: "de",
};

/** The language that a text names, by its code or in words; null where it names none. */
export function readLanguage(text: string): string | null {
  const named = NAMES[plainName(text)];
  if (named !== undefined) return named;
  if (!/^[a-z]{2,3}([-_][a-z0-9]{2,8})*$/i.test(text)) return null;
  try {
    return Intl.getCanonicalLocales(text.replaceAll("_", "-"))[0] ?? null;
  } catch {
    return null;
  }
}
