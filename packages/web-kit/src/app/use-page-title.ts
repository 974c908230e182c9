import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** Names the page in the browser's tab and history. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation("kit");
  const whole = t("app.pageTitle", { title });
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
