import type { PageLanguage } from "@convene/server-kit";
import en from "../../web/src/locales/en.json" with { type: "json" };
import fr from "../../web/src/locales/fr.json" with { type: "json" };

/** Of what the page says of itself, the words: the pages' own, so that nothing is worded twice. */
export function pageTexts(language: PageLanguage, organisation: string) {
  const { page, service } = language === "fr" ? fr : en;
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  return {
    title: organisation,
    heading: fill(service.choose, { organisation }),
    description: (services: readonly string[]) =>
      fill(page.description, { organisation, services: services.join(", ") }),
  };
}
