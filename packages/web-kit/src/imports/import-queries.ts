import { infiniteQueryOptions, keepPreviousData, queryOptions } from "@tanstack/react-query";
import { unwrap } from "../api/unwrap.ts";
import { type ImportProblem, importApi } from "./import-api.ts";

/** The imports of the organisation, the latest first. */
export const importsQuery = infiniteQueryOptions({
  queryKey: ["imports"],
  queryFn: ({ pageParam }) =>
    unwrap(
      importApi.imports.$get({ query: { ...(pageParam !== undefined && { cursor: pageParam }) } }),
    ),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (page) => page.nextCursor ?? undefined,
});

export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["import", id],
    queryFn: () => unwrap(importApi.imports[":id"].$get({ param: { id } })),
  });
}

/** The first of what there is to say about its lines. */
export function problemsQuery(id: string, level: ImportProblem["level"], limit: number) {
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

function readProblems(id: string, query: { level?: ImportProblem["level"]; limit: string }) {
  return unwrap(importApi.imports[":id"].problems.$get({ param: { id }, query }));
}
