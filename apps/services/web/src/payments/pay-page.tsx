import { EmptyState, FailedState, LoadingState, PublicLayout } from "@convene/ui";
import {
  ApiProblem,
  brandingOf,
  browserTimeZone,
  useLanguage,
  usePageTitle,
} from "@convene/web-kit";
import { Container } from "@mantine/core";
import { IconLinkOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PaymentStatus } from "../api.ts";
import { paymentStatusQuery } from "./payment-status-query.ts";
import { PaymentStep } from "./payment-step.tsx";

const route = getRouteApi("/pay/$token");

/** Where a client pays, and comes back to from the card provider's page. */
export function PayPage() {
  const { t } = useTranslation("pay");
  const { token } = route.useParams();
  const found = useQuery(paymentStatusQuery(token));
  if (found.data) return <Shown token={token} status={found.data} />;
  const isGone = found.error instanceof ApiProblem && found.error.isRefusal;
  return (
    <Container component="main" size="sm" py="xl">
      {found.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : isGone ? (
        <EmptyState level={1} icon={IconLinkOff} title={t("gone")}>
          {t("goneHint")}
        </EmptyState>
      ) : (
        <FailedState onRetry={() => void found.refetch()} />
      )}
    </Container>
  );
}

function Shown({ token, status }: { readonly token: string; readonly status: PaymentStatus }) {
  const { from, zone = browserTimeZone() } = route.useSearch();
  const language = useLanguage();
  usePageTitle(`${status.title} · ${status.organisation.name}`);
  return (
    <PublicLayout organisation={brandingOf(status.organisation)} {...language}>
      <PaymentStep token={token} timeZone={zone} hasPaid={from === "paid"} />
    </PublicLayout>
  );
}
