const LANGUAGES = ["en", "fr"] as const;

export type PageLanguage = (typeof LANGUAGES)[number];

/**
 * The language in which a page is written before its code has run: as `pickLocale` of the pages will
 * have it.
 *
 * @param chosen By the address.
 * @param accepted The browser's `Accept-Language`.
 * @example pageLanguage(undefined, "de-AT,fr-CA;q=0.8,en;q=0.5") // "fr"
 */
export function pageLanguage(
  chosen: string | undefined,
  accepted: string | undefined,
): PageLanguage {
  const wanted = (accepted ?? "")
    .split(",")
    .map((part) => {
      const [locale = "", ...parameters] = part.trim().split(";");
      const quality = parameters.find((parameter) => parameter.trim().startsWith("q="));
      return { locale, quality: quality ? Number(quality.trim().slice(2)) : 1 };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ locale }) => locale);
  for (const locale of [chosen ?? "", ...wanted]) {
    const base = locale.split("-")[0]?.toLowerCase();
    const language = LANGUAGES.find((one) => one === base);
    if (language) return language;
  }
  return "en";
}
