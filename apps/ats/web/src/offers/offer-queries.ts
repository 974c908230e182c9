import { type SuccessBody, unwrap } from "@convene/web-kit";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type OfferEntry = SuccessBody<Awaited<ReturnType<typeof api.offers.$get>>>["items"][number];
export type Offer = SuccessBody<Awaited<ReturnType<(typeof api.offers)[":id"]["$get"]>>>;
export type OfferState = Offer["state"];
export type OfferTemplate = SuccessBody<
  Awaited<ReturnType<(typeof api)["offer-templates"]["$get"]>>
>["items"][number];
export type Approver = OfferTemplate["approvers"][number];
export type Employee = SuccessBody<Awaited<ReturnType<typeof api.employees.$get>>>["items"][number];

/** In the order of an offer's life. */
export const OFFER_STATES = [
  "draft",
  "pending_approval",
  "approved",
  "sent",
  "countered",
  "accepted",
  "declined",
  "expired",
  "withdrawn",
] as const satisfies readonly OfferState[];

export interface OfferFilter {
  readonly state?: OfferState | undefined;
  readonly jobId?: string | undefined;
}

export function offersQuery({ state, jobId }: OfferFilter) {
  const filter = { ...(state !== undefined && { state }), ...(jobId !== undefined && { jobId }) };
  return infiniteQueryOptions({
    queryKey: ["offers", filter],
    queryFn: ({ pageParam }) =>
      unwrap(
        api.offers.$get({ query: { ...filter, ...(pageParam !== null && { cursor: pageParam }) } }),
      ),
    initialPageParam: firstPage(),
    getNextPageParam: (page) => page.nextCursor,
    placeholderData: keepPreviousData,
  });
}

function firstPage(): string | null {
  return null;
}

/** All that were made for an application, the latest first. */
export function applicationOffersQuery(applicationId: string) {
  return queryOptions({
    queryKey: ["offers", "application", applicationId],
    queryFn: () => unwrap(api.offers.$get({ query: { applicationId } })),
  });
}

export function offerQuery(id: string) {
  return queryOptions({
    queryKey: ["offer", id],
    queryFn: () => unwrap(api.offers[":id"].$get({ param: { id } })),
  });
}

export const offerTemplatesQuery = queryOptions({
  queryKey: ["setup", "offer-templates"],
  queryFn: () => unwrap(api["offer-templates"].$get()),
});

export const approversQuery = queryOptions({
  queryKey: ["setup", "offer-approvers"],
  queryFn: () => unwrap(api["offer-approvers"].$get()),
});

export const employeesQuery = queryOptions({
  queryKey: ["employees"],
  queryFn: () => unwrap(api.employees.$get()),
});

/** What of a letter can be read before it is saved. */
export interface LetterDraft {
  readonly applicationId: string;
  readonly title: string;
  readonly salary: number;
  readonly currency: string;
  readonly payPeriod: Offer["payPeriod"];
  readonly startDate: string;
  readonly validDays: number;
  readonly body: string;
}

/** The letter as its candidate would read it. */
export function letterPreviewQuery(json: LetterDraft) {
  return queryOptions({
    queryKey: ["letter-preview", json],
    queryFn: () => unwrap(api.offers.preview.$post({ json })),
    placeholderData: keepPreviousData,
    retry: false,
  });
}
