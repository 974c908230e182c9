import en from "./en.json" with { type: "json" };
import enProblems from "./en-problems.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import frProblems from "./fr-problems.json" with { type: "json" };
import { staffTexts } from "./staff-texts.ts";

/** This app's texts: its pages, and words for its API's refusals. */
export const resources = {
  en: { services: en, problems: enProblems, ...staffTexts.en },
  fr: { services: fr, problems: frProblems, ...staffTexts.fr },
};
