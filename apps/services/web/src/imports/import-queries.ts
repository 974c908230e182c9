import { type SuccessBody, unwrap } from "@convene/web-kit";
import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

export type ImportSummary = SuccessBody<
  Awaited<ReturnType<typeof api.imports.$get>>
>["items"][number];
export type Import = SuccessBody<Awaited<ReturnType<(typeof api.imports)[":id"]["$get"]>>>;
export type ImportProblem = SuccessBody<
  Awaited<ReturnType<(typeof api.imports)[":id"]["problems"]["$get"]>>
>["items"][number];
export type ProblemLevel = ImportProblem["level"];

/** What this app imports. */
export const IMPORT_KINDS = ["clients", "appointments"] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

/** The imports of the organisation, the latest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ["imports"],
  queryFn: ({ pageParam }) =>
    unwrap(api.imports.$get({ query: { ...(pageParam !== undefined && { cursor: pageParam }) } })),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: () => unwrap(api.imports[":id"].$get({ param: { id } })),
  });
}

/** The first of what there is to say about its lines. */
export function problemsQuery(id: string, level: ProblemLevel, limit: number) {
  return queryOptions({
    queryKey: ["import", id, "problems", level, limit],
    queryFn: () => readProblems(id, { level, limit: String(limit) }),
    placeholderData: keepPreviousData,
  });
}

/** All that was kept, for a file. */
export function readAllProblems(id: string): Promise<{ items: ImportProblem[] }> {
  return readProblems(id, { limit: "20000" });
}

function readProblems(id: string, query: { level?: ProblemLevel; limit: string }) {
  return unwrap(api.imports[":id"].problems.$get({ param: { id }, query }));
}
