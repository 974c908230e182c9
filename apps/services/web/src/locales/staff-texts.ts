import en from "./en-staff.json" with { type: "json" };
import fr from "./fr-staff.json" with { type: "json" };

/** Texts of the pages for staff, by language and namespace. A client who books does not load them. */
export const staffTexts = {
  en: { services: en },
  fr: { services: fr },
};
