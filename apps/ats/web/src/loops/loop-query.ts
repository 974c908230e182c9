import { type SuccessBody, unwrap } from "@convene/web-kit";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

const search = api.applications[":id"].loops.search;

export type LoopProposals = SuccessBody<Awaited<ReturnType<typeof search.$post>>>;
export type LoopProposal = LoopProposals["proposals"][number];
export type LoopQuestion = Parameters<typeof search.$post>[0]["json"];

/** The best ways to schedule several interviews of an application together. */
export function loopsQuery(id: string, json: LoopQuestion) {
  return queryOptions({
    queryKey: ["loops", id, json],
    queryFn: () => unwrap(search.$post({ param: { id }, json })),
    placeholderData: keepPreviousData,
  });
}
