import { type SuccessBody, unwrap } from "@convene/web-kit";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";
import type { BoardStatus } from "./board-search.ts";

export type Board = SuccessBody<Awaited<ReturnType<(typeof api.jobs)[":id"]["board"]["$get"]>>>;
export type BoardCard = Board["cards"][number];
export type BoardColumn = Board["columns"][number];

/** The pipeline of a job. */
export function boardQuery(jobId: string, status: BoardStatus) {
  return queryOptions({
    queryKey: ["board", jobId, status],
    queryFn: () => unwrap(api.jobs[":id"].board.$get({ param: { id: jobId }, query: { status } })),
    placeholderData: keepPreviousData,
  });
}
