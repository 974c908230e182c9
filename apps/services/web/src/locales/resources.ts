import en from "./en.json" with { type: "json" };
import enPay from "./en-pay.json" with { type: "json" };
import enProblems from "./en-problems.json" with { type: "json" };
import enWaiting from "./en-waiting.json" with { type: "json" };
import fr from "./fr.json" with { type: "json" };
import frPay from "./fr-pay.json" with { type: "json" };
import frProblems from "./fr-problems.json" with { type: "json" };
import frWaiting from "./fr-waiting.json" with { type: "json" };

/**
 * This app's texts for everybody: the pages for clients, and words for its API's refusals. Those for
 * staff are in `staffTexts`.
 */
export const resources = {
  en: { services: en, pay: enPay, problems: enProblems, waiting: enWaiting },
  fr: { services: fr, pay: frPay, problems: frProblems, waiting: frWaiting },
};
