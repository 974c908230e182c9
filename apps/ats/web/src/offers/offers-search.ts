import { readText } from "@convene/web-kit";
import { OFFER_STATES, type OfferState } from "./offer-queries.ts";

export interface OffersSearch {
  readonly state?: string;
  readonly job?: string;
}

export function readOffersSearch(search: Readonly<Record<string, unknown>>): OffersSearch {
  return {
    ...readText(search, "state", (text) => toOfferState(text) !== undefined),
    ...readText(search, "job", (text) => /^[0-9a-f-]{36}$/.test(text)),
  };
}

export function toOfferState(text: string | undefined): OfferState | undefined {
  return OFFER_STATES.find((state) => state === text);
}
