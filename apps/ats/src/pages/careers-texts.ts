import type { PageLanguage } from "@convene/server-kit";
import en from "../../web/src/locales/en-careers.json" with { type: "json" };
import fr from "../../web/src/locales/fr-careers.json" with { type: "json" };

export type CareersTexts = ReturnType<typeof careersTexts>;

/** Of what the page says of itself, the words: the pages' own, so that nothing is worded twice. */
export function careersTexts(language: PageLanguage) {
  const { page } = language === "fr" ? fr : en;
  const fill = (text: string, values: Readonly<Record<string, string>>) =>
    text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => values[name] ?? whole);
  return {
    heading: (organisation: string) => fill(page.title, { organisation }),
    description: (organisation: string, jobs: readonly string[]) =>
      jobs.length === 0
        ? fill(page.noneDescription, { organisation })
        : fill(page.description, { organisation, jobs: jobs.join(", ") }),
  };
}
