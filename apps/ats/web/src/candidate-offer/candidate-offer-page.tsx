import { PublicLayout } from "@convene/ui";
import {
  brandingOf,
  LinkPending,
  useLanguage,
  useMemberLocale,
  usePageTitle,
} from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { LinkGone } from "../link-gone.tsx";
import { type LinkedOffer, linkedOfferQuery } from "./linked-offer-query.ts";
import { OfferToAnswer } from "./offer-to-answer.tsx";

const route = getRouteApi("/offer/$token");

/** What the link of an offer opens. */
export function CandidateOfferPage() {
  const { t } = useTranslation("offer");
  const { token } = route.useParams();
  const found = useQuery(linkedOfferQuery(token));
  if (found.data) return <Linked token={token} offer={found.data} />;
  const gone = <LinkGone title={t("gone")} hint={t("goneHint")} />;
  return <LinkPending found={found} gone={gone} />;
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
