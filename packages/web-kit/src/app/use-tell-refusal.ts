import { notifications } from "@mantine/notifications";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";

/**
 * Tells a refusal where no form is there to show it; for a mutation's `onError`. What is no refusal
 * is told by the query client already.
 */
export function useTellRefusal(): (error: Error) => void {
  const { t } = useTranslation("kit");
  const problemText = useProblemText();
  return (error) => {
    if (!(error instanceof ApiProblem && error.isRefusal)) return;
    notifications.show({
      color: "red",
      message: problemText(error),
      closeButtonProps: { "aria-label": t("app.close") },
    });
  };
}
