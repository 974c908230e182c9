import type { LanguageChoice } from "@convene/ui";

/** The languages of the pages, each named in itself. */
export const languages: readonly LanguageChoice[] = [
  { value: "en", label: "English" },
  { value: "fr", label: "Français" },
];

interface LocaleSources {
  /** What the person chose here earlier. */
  readonly chosen: string | null;
  /** The member's, where somebody is signed in. */
  readonly member?: string | undefined;
  /** In the order of preference. */
  readonly browser: readonly string[];
}

/**
 * The locale of the pages: the person's choice, else the member's, else the browser's, else English.
 *
 * The browser's regional form of the language is kept: `en` for a browser set to `en-GB` is `en-GB`,
 * with British dates and 24 hours.
 *
 * @returns BCP 47
 */
export function pickLocale({ chosen, member, browser }: LocaleSources): string {
  const language = [chosen, member, ...browser]
    .map((locale) => baseOf(locale ?? ""))
    .find((base) => languages.some(({ value }) => value === base));
  if (language === undefined) return "en";
  const regional = [member ?? "", ...browser].find(
    (locale) => baseOf(locale) === language && locale !== language && isLocale(locale),
  );
  return regional ?? language;
}

// Browsers without a window report the system's, which may be no BCP 47: `en-US@posix`.
function isLocale(locale: string): boolean {
  try {
    return Intl.getCanonicalLocales(locale).length === 1;
  } catch {
    return false;
  }
}

function baseOf(locale: string): string {
  return locale.split("-")[0]?.toLowerCase() ?? "";
}
