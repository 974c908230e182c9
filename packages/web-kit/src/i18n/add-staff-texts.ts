import type { i18n } from "i18next";
import en from "../locales/en-staff.json" with { type: "json" };
import fr from "../locales/fr-staff.json" with { type: "json" };

/**
 * Adds the texts of the pages for staff to the namespace `kit`. They are apart from the others so that
 * a client who books does not load them.
 */
export function addStaffTexts(i18n: i18n): void {
  i18n.addResourceBundle("en", "kit", en, true);
  i18n.addResourceBundle("fr", "kit", fr, true);
}
