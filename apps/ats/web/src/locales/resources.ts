import en from "./en.json" with { type: "json" };
import enProblems from "./en-problems.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import frProblems from "./fr-problems.json" with { type: "json" };

/** This app's texts: its pages, and words for its API's refusals. */
export const resources = {
  en: { ats: en, problems: enProblems },
  fr: { ats: fr, problems: frProblems },
};
