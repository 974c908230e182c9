import enFeedback from "./en-feedback.json" with { type: "json" };
import enHiring from "./en-hiring.json" with { type: "json" };
import enImports from "./en-imports.json" with { type: "json" };
import enOffers from "./en-offers.json" with { type: "json" };
import enReports from "./en-reports.json" with { type: "json" };
import enRequests from "./en-requests.json" with { type: "json" };
import enScheduling from "./en-scheduling.json" with { type: "json" };
import enSetup from "./en-setup.json" with { type: "json" };
import enToday from "./en-today.json" with { type: "json" };
import frFeedback from "./fr-feedback.json" with { type: "json" };
import frHiring from "./fr-hiring.json" with { type: "json" };
import frImports from "./fr-imports.json" with { type: "json" };
import frOffers from "./fr-offers.json" with { type: "json" };
import frReports from "./fr-reports.json" with { type: "json" };
import frRequests from "./fr-requests.json" with { type: "json" };
import frScheduling from "./fr-scheduling.json" with { type: "json" };
import frSetup from "./fr-setup.json" with { type: "json" };
import frToday from "./fr-today.json" with { type: "json" };

/** Texts of the pages for staff, by language and namespace. A candidate does not load them. */
export const staffTexts = {
  en: {
    feedback: enFeedback,
    hiring: enHiring,
    imports: enImports,
    offers: enOffers,
    reports: enReports,
    requests: enRequests,
    scheduling: enScheduling,
    setup: enSetup,
    today: enToday,
  },
  fr: {
    feedback: frFeedback,
    hiring: frHiring,
    imports: frImports,
    offers: frOffers,
    reports: frReports,
    requests: frRequests,
    scheduling: frScheduling,
    setup: frSetup,
    today: frToday,
  },
};
