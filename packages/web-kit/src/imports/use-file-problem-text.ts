import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import { problemText } from "../i18n/problem-text.ts";

/** Puts into words why a file was not taken. Apps say some of these codes of other files too. */
export function useFileProblemText(): (error: unknown) => string {
  const { t, i18n } = useTranslation("kit");
  return (error) => {
    const key = error instanceof ApiProblem ? `imports.refused.${error.code}` : "";
    return error instanceof ApiProblem && i18n.exists(`kit:${key}`)
      ? t(key, { ...error.extensions })
      : problemText(i18n, error);
  };
}
