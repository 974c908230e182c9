import i18next, { type i18n, type Resource } from "i18next";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };

/**
 * The texts of an app, with this package's own (namespace `ui`) in English and French.
 *
 * @param resources The app's texts by language and namespace: `{ en: { services: {…} }, fr: {…} }`.
 * @param locale BCP 47, e.g. `en-GB` or `fr`. The language picks the texts (English where there
 *   are none), the whole locale how times and dates are written.
 */
export function createI18n(resources: Resource, locale: string): i18n {
  const instance = i18next.createInstance();
  void instance.init({
    lng: locale,
    fallbackLng: "en",
    ns: ["ui"],
    defaultNS: "ui",
    resources: {
      ...resources,
      en: { ...resources.en, ui: en },
      fr: { ...resources.fr, ui: fr },
    },
    interpolation: { escapeValue: false }, // React escapes
    initAsync: false,
    react: { useSuspense: false },
  });
  return instance;
}
