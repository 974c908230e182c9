import { FailedState } from "@convene/ui";
import { Container } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../i18n/use-problem-text.ts";

export interface FailedPageProps {
  readonly error: unknown;
  readonly onRetry: () => void;
}

/** Stands in for a page that could not be shown at all. */
export function FailedPage({ error, onRetry }: FailedPageProps) {
  const { t } = useTranslation("kit");
  const problemText = useProblemText();
  return (
    <Container component="main" size="sm" py="xl">
      <FailedState title={t("app.failure")} onRetry={onRetry}>
        {problemText(error)}
      </FailedState>
    </Container>
  );
}
