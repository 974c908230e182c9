import { useTranslation } from "react-i18next";

/** Those in which messages are written. */
const LANGUAGES = ["en", "fr", "es", "de"] as const;

/**
 * The languages in which somebody can get messages, by their names, to choose from.
 *
 * @param present A BCP 47 tag: the one that they have, which stays to be had.
 */
export function useMessageLanguages(present: string) {
  const { i18n } = useTranslation();
  const names = new Intl.DisplayNames(i18n.language, { type: "language" });
  return [...new Set([present, ...LANGUAGES])].map((value) => ({
    value,
    label: names.of(value) ?? value,
  }));
}
