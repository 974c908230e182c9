import { PublicLayout } from "@convene/ui";
import {
  brandingOf,
  browserTimeZone,
  LinkPending,
  useLanguage,
  usePageTitle,
} from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { PaymentStatus } from "../api.ts";
import { LinkGone } from "../link-gone.tsx";
import { paymentStatusQuery } from "./payment-status-query.ts";
import { PaymentStep } from "./payment-step.tsx";

const route = getRouteApi("/pay/$token");

/** Where a client pays, and comes back to from the card provider's page. */
export function PayPage() {
  const { t } = useTranslation("pay");
  const { token } = route.useParams();
  const found = useQuery(paymentStatusQuery(token));
  if (found.data) return <Shown token={token} status={found.data} />;
  const gone = <LinkGone title={t("gone")} hint={t("goneHint")} />;
  return <LinkPending found={found} gone={gone} />;
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
