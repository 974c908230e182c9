/** Texts of the pages for staff, by language and namespace. A client who books does not need them. */
export const staffTexts = {
  en: {},
  fr: {},
};
