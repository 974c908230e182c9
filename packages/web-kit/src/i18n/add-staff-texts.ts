import type { i18n, Resource } from "i18next";
import enCalendars from "../locales/en-calendars.json" with { type: "json" };
import enImports from "../locales/en-imports.json" with { type: "json" };
import enReports from "../locales/en-reports.json" with { type: "json" };
import en from "../locales/en-staff.json" with { type: "json" };
import frCalendars from "../locales/fr-calendars.json" with { type: "json" };
import frImports from "../locales/fr-imports.json" with { type: "json" };
import frReports from "../locales/fr-reports.json" with { type: "json" };
import fr from "../locales/fr-staff.json" with { type: "json" };

/**
 * Adds the texts of the pages for staff: the shared ones to the namespace `kit`, and an app's own. They
 * are apart from the others so that a client who books does not load them.
 *
 * @param own By language and namespace.
 */
export function addStaffTexts(i18n: i18n, own: Resource = {}): void {
  for (const texts of [en, enCalendars, enImports, enReports])
    i18n.addResourceBundle("en", "kit", texts, true);
  for (const texts of [fr, frCalendars, frImports, frReports])
    i18n.addResourceBundle("fr", "kit", texts, true);
  for (const [language, namespaces] of Object.entries(own)) {
    for (const [namespace, texts] of Object.entries(namespaces)) {
      i18n.addResourceBundle(language, namespace, texts, true);
    }
  }
}
