import enToday from "./en-today.json" with { type: "json" };
import frToday from "./fr-today.json" with { type: "json" };

/** Texts of the pages for staff, by language and namespace. A candidate does not load them. */
export const staffTexts = {
  en: { today: enToday },
  fr: { today: frToday },
};
