import enClients from "./en-clients.json" with { type: "json" };
import enImports from "./en-imports.json" with { type: "json" };
import enPayments from "./en-payments.json" with { type: "json" };
import enReports from "./en-reports.json" with { type: "json" };
import enSeries from "./en-series.json" with { type: "json" };
import enSetup from "./en-setup.json" with { type: "json" };
import en from "./en-staff.json" with { type: "json" };
import enWaitingList from "./en-waiting-list.json" with { type: "json" };
import frClients from "./fr-clients.json" with { type: "json" };
import frImports from "./fr-imports.json" with { type: "json" };
import frPayments from "./fr-payments.json" with { type: "json" };
import frReports from "./fr-reports.json" with { type: "json" };
import frSeries from "./fr-series.json" with { type: "json" };
import frSetup from "./fr-setup.json" with { type: "json" };
import fr from "./fr-staff.json" with { type: "json" };
import frWaitingList from "./fr-waiting-list.json" with { type: "json" };

/** Texts of the pages for staff, by language and namespace. A client who books does not load them. */
export const staffTexts = {
  en: {
    services: en,
    reports: enReports,
    clients: enClients,
    imports: enImports,
    payments: enPayments,
    series: enSeries,
    setup: enSetup,
    waitingList: enWaitingList,
  },
  fr: {
    services: fr,
    reports: frReports,
    clients: frClients,
    imports: frImports,
    payments: frPayments,
    series: frSeries,
    setup: frSetup,
    waitingList: frWaitingList,
  },
};
