import { createI18n } from "@convene/ui";
import type { i18n, Resource } from "i18next";
import en from "../locales/en.json" with { type: "json" };
import fr from "../locales/fr.json" with { type: "json" };

/**
 * The texts of an app with those of the shared pages (namespace `kit`) and components (`ui`).
 *
 * @param resources The app's own by language and namespace. A namespace `problems` may hold words
 *   for the codes of its API's refusals.
 */
export function createKitI18n(resources: Resource, locale: string): i18n {
  return createI18n(
    { ...resources, en: { ...resources.en, kit: en }, fr: { ...resources.fr, kit: fr } },
    locale,
  );
}
