import { ApiProblem, type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export interface SeriesRequest {
  readonly serviceId: string;
  readonly hostId: string;
  /** Of the first one, `YYYY-MM-DDTHH:mm` in `timeZone`. */
  readonly startLocal: string;
  /** IANA. */
  readonly timeZone: string;
  /** RFC 5545 RRULE. */
  readonly rule: string;
}

export type SeriesPreview = SuccessBody<Awaited<ReturnType<typeof api.series.preview.$post>>>;
export type PreviewedOccurrence = SeriesPreview["occurrences"][number];
export type SeriesClash = SuccessBody<
  Awaited<ReturnType<typeof api.series.clashes.$get>>
>["items"][number];

/** Some of a series, or all of it that is still to come. */
export type SeriesScope = "following" | "all";

/** What becomes of an occurrence that cannot be had. */
export interface OccurrenceDecision {
  readonly at: string;
  /** Null: it is left out. */
  readonly moveTo: string | null;
}

// Below the calendar's key, so that what others book meanwhile is seen.
const PREVIEW_KEY = ["calendar", "series"] as const;

/** Each occurrence of a series that is to be booked. */
export function seriesPreviewQuery(request: SeriesRequest) {
  return queryOptions({
    queryKey: [...PREVIEW_KEY, request],
    queryFn: () => unwrap(api.series.preview.$post({ json: request })),
    gcTime: 0,
  });
}

/** Each occurrence of a series that an appointment is to begin. */
export function repeatPreviewQuery(appointmentId: string, rule: string) {
  const request = { param: { id: appointmentId }, json: { rule } };
  return queryOptions({
    queryKey: [...PREVIEW_KEY, appointmentId, rule],
    queryFn: () => unwrap(api.appointments[":id"].series.preview.$post(request)),
    gcTime: 0,
  });
}

/** Where each occurrence would go. */
export function movePreviewQuery(appointmentId: string, scope: SeriesScope, start: string) {
  const request = { param: { id: appointmentId }, json: { scope, start } };
  return queryOptions({
    queryKey: [...PREVIEW_KEY, appointmentId, scope, start],
    queryFn: () => unwrap(api.appointments[":id"].series.move.preview.$post(request)),
    gcTime: 0,
  });
}

/** The occurrences that could not be made. */
export const clashesQuery = queryOptions({
  queryKey: ["series-clashes"],
  queryFn: async () => (await unwrap(api.series.clashes.$get())).items,
});

/** The times that were refused when a series was to be saved; undefined for any other failure. */
export function refusedStarts(error: unknown): readonly string[] | undefined {
  if (!(error instanceof ApiProblem) || error.code !== "SERIES_CLASH") return undefined;
  const { starts } = error.extensions;
  return Array.isArray(starts) ? starts.filter((start) => typeof start === "string") : [];
}
