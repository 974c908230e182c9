import { AuthLayout, FailedState, LoadingState, PublicLayout } from "@convene/ui";
import {
  ApiProblem,
  brandingOf,
  useLanguage,
  useMemberLocale,
  usePageTitle,
} from "@convene/web-kit";
import { Container, Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { type LinkedOffer, linkedOfferQuery } from "./linked-offer-query.ts";
import { OfferToAnswer } from "./offer-to-answer.tsx";

const route = getRouteApi("/offer/$token");

/** What the link of an offer opens. */
export function CandidateOfferPage() {
  const { token } = route.useParams();
  const found = useQuery(linkedOfferQuery(token));
  if (found.data) return <Linked token={token} offer={found.data} />;
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

interface LinkedProps {
  readonly token: string;
  readonly offer: LinkedOffer;
}

function Linked({ token, offer }: LinkedProps) {
  const { t } = useTranslation("offer");
  const language = useLanguage();
  const { organisation, candidate } = offer;
  useMemberLocale(candidate.locale);
  usePageTitle(`${t("title")} · ${organisation.name}`);
  return (
    <PublicLayout organisation={brandingOf(organisation)} {...language}>
      <OfferToAnswer token={token} offer={offer} />
    </PublicLayout>
  );
}

function Gone() {
  const { t } = useTranslation(["offer", "kit"]);
  usePageTitle(t("gone"));
  return (
    <AuthLayout productName={t("kit:product.ats")} title={t("gone")}>
      <Text>{t("goneHint")}</Text>
    </AuthLayout>
  );
}
