import { type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type LinkedOffer = SuccessBody<
  Awaited<ReturnType<(typeof api)["offer-links"][":token"]["$get"]>>
>;
export type OfferTerms = NonNullable<LinkedOffer["terms"]>;

/** The offer that a candidate's signed link opens. */
export function linkedOfferQuery(token: string) {
  return queryOptions({
    queryKey: ["linked-offer", token],
    queryFn: () => unwrap(api["offer-links"][":token"].$get({ param: { token } })),
  });
}
