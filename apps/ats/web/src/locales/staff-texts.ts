import enFeedback from "./en-feedback.json" with { type: "json" };
import enScheduling from "./en-scheduling.json" with { type: "json" };
import enSetup from "./en-setup.json" with { type: "json" };
import enToday from "./en-today.json" with { type: "json" };
import frFeedback from "./fr-feedback.json" with { type: "json" };
import frScheduling from "./fr-scheduling.json" with { type: "json" };
import frSetup from "./fr-setup.json" with { type: "json" };
import frToday from "./fr-today.json" with { type: "json" };

/** Texts of the pages for staff, by language and namespace. A candidate does not load them. */
export const staffTexts = {
  en: { feedback: enFeedback, scheduling: enScheduling, setup: enSetup, today: enToday },
  fr: { feedback: frFeedback, scheduling: frScheduling, setup: frSetup, today: frToday },
};
