import { FailedState } from "@convene/ui";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import { useProblemText } from "../i18n/use-problem-text.ts";

export interface QueryFailedProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/**
 * Stands where something should be that the server did not give. What it refuses to this person, or
 * does not have, is not offered to be tried again: the way home is.
 */
export function QueryFailed({ error, onRetry }: QueryFailedProps) {
  const { t } = useTranslation("ui");
  const problemText = useProblemText();
  const isFinal = error instanceof ApiProblem && [403, 404, 410].includes(error.status);
  if (!isFinal) return <FailedState onRetry={onRetry}>{problemText(error)}</FailedState>;
  return (
    <FailedState homeHref="/" {...(error.status === 403 && { title: t("state.refused") })}>
      {problemText(error)}
    </FailedState>
  );
}
