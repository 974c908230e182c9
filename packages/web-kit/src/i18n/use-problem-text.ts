import { useTranslation } from "react-i18next";
import { problemText } from "./problem-text.ts";

/** Puts an error into words; see `problemText`. */
export function useProblemText(): (error: unknown) => string {
  const { i18n } = useTranslation("kit");
  return (error) => problemText(i18n, error);
}
