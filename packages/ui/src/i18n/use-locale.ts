import { useTranslation } from "react-i18next";

/** The locale in force, BCP 47: how times, dates and numbers are written. */
export function useLocale(): string {
  const { i18n } = useTranslation("ui");
  return i18n.language;
}
