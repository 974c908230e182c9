import { EmptyState, type IconComponent, LoadingState } from "@convene/ui";
import type { UseQueryResult } from "@tanstack/react-query";
import { ApiProblem } from "../api/api-problem.ts";
import { QueryFailed } from "./query-failed.tsx";

export interface PagePendingProps {
  readonly found: Pick<UseQueryResult, "isPending" | "error" | "refetch">;
  /** What it says where there is no such thing, or not for this person. */
  readonly icon: IconComponent;
  readonly title: string;
  readonly hint: string;
}

/** A page for staff that is not there yet, failed to load, or is about something that is gone. */
export function PagePending({ found, icon, title, hint }: PagePendingProps) {
  if (found.error instanceof ApiProblem && found.error.isRefusal) {
    return (
      <EmptyState level={1} icon={icon} title={title}>
        {hint}
      </EmptyState>
    );
  }
  return found.isPending ? (
    <LoadingState shape="rows" count={8} />
  ) : (
    <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
  );
}
