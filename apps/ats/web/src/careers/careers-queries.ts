import { type SuccessBody, unwrap } from "@convene/web-kit";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";
import { pageData } from "./page-data.ts";

export type Careers = SuccessBody<Awaited<ReturnType<(typeof api.careers)[":slug"]["$get"]>>>;
export type CareersJob = SuccessBody<
  Awaited<ReturnType<(typeof api.careers)[":slug"]["jobs"][":jobId"]["$get"]>>
>;
export type ListedJob = Careers["jobs"][number];

const FRESH_MS = 60_000;

/** An organisation's open jobs: as the page brought them along, where it did. */
export function careersQuery(slug: string) {
  const brought = pageData();
  const fits =
    brought && "careers" in brought && brought.careers.organisation.slug === slug
      ? { initialData: brought.careers, initialDataUpdatedAt: Date.parse(brought.at) }
      : {};
  return queryOptions({
    queryKey: ["careers", slug],
    queryFn: () => unwrap(api.careers[":slug"].$get({ param: { slug } })),
    staleTime: FRESH_MS,
    ...fits,
  });
}

/** A job and what its form asks: as the page brought it along, where it did. */
export function careersJobQuery(slug: string, jobId: string) {
  const brought = pageData();
  const fits =
    brought && "job" in brought && brought.job.job.id === jobId
      ? { initialData: brought.job, initialDataUpdatedAt: Date.parse(brought.at) }
      : {};
  return queryOptions({
    queryKey: ["careers", slug, jobId],
    queryFn: () => unwrap(api.careers[":slug"].jobs[":jobId"].$get({ param: { slug, jobId } })),
    staleTime: FRESH_MS,
    ...fits,
  });
}
