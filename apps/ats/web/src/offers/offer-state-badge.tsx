import { StatusBadge, type Tone } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { OfferState } from "./offer-queries.ts";

const TONES: Readonly<Record<OfferState, Tone>> = {
  draft: "neutral",
  pending_approval: "waiting",
  approved: "info",
  sent: "info",
  accepted: "good",
  declined: "bad",
  countered: "waiting",
  expired: "neutral",
  withdrawn: "neutral",
};

/** How far an offer is, in a word. */
export function OfferStateBadge({ state }: { readonly state: OfferState }) {
  const { t } = useTranslation("offers");
  return <StatusBadge label={t(`states.${state}`)} tone={TONES[state]} />;
}
