/** Texts of the pages for staff, by language and namespace. A candidate does not load them. */
export const staffTexts = {
  en: {},
  fr: {},
};
