import { AuthLayout, FailedState, LoadingState, PublicLayout } from "@convene/ui";
import { ApiProblem, brandingOf, useLanguage, usePageTitle } from "@convene/web-kit";
import { Container, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CandidateInterview } from "../api.ts";
import { linkedInterviewQuery } from "../queries.ts";
import { InterviewCard } from "./interview-card.tsx";

const route = getRouteApi("/interview/$token");

/** What a candidate's link opens. */
export function InterviewPage() {
  const { token } = route.useParams();
  const found = useQuery(linkedInterviewQuery(token));
  if (found.data) return <Linked interview={found.data} />;
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

function Linked({ interview }: { readonly interview: CandidateInterview }) {
  const { token } = route.useParams();
  const language = useLanguage();
  usePageTitle(`${interview.title} · ${interview.organisation.name}`);
  return (
    <PublicLayout organisation={brandingOf(interview.organisation)} {...language}>
      <InterviewCard token={token} interview={interview} />
    </PublicLayout>
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
