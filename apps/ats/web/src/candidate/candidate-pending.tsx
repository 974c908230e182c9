import { AuthLayout, FailedState, LoadingState } from "@convene/ui";
import { ApiProblem, usePageTitle } from "@convene/web-kit";
import { Container, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";

interface CandidatePendingProps {
  readonly found: Pick<UseQueryResult, "isPending" | "error" | "refetch">;
}

/** A candidate's page that is not there yet, failed to load, or whose link leads nowhere any more. */
export function CandidatePending({ found }: CandidatePendingProps) {
  if (found.error instanceof ApiProblem && found.error.isRefusal) return <Gone />;
  return (
    <Container component="main" size="sm" py="xl">
      {found.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : (
        <FailedState onRetry={() => void found.refetch()} />
      )}
    </Container>
  );
}

function Gone() {
  const { t } = useTranslation(["ats", "kit"]);
  usePageTitle(t("candidatePage.gone"));
  return (
    <AuthLayout productName={t("kit:product.ats")} title={t("candidatePage.gone")}>
      <Text>{t("candidatePage.goneHint")}</Text>
    </AuthLayout>
  );
}
