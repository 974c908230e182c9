import en from "./en.json" with { type: "json" };
import enCandidate from "./en-candidate.json" with { type: "json" };
import enCareers from "./en-careers.json" with { type: "json" };
import enOffer from "./en-offer.json" with { type: "json" };
import enProblems from "./en-problems.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import frCandidate from "./fr-candidate.json" with { type: "json" };
import frCareers from "./fr-careers.json" with { type: "json" };
import frOffer from "./fr-offer.json" with { type: "json" };
import frProblems from "./fr-problems.json" with { type: "json" };

/** This app's texts: its pages, and words for its API's refusals. */
export const resources = {
  en: { ats: en, candidate: enCandidate, careers: enCareers, offer: enOffer, problems: enProblems },
  fr: { ats: fr, candidate: frCandidate, careers: frCareers, offer: frOffer, problems: frProblems },
};
