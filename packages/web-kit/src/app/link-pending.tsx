import { FailedState, LoadingState } from "@convene/ui";
import { Container } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ApiProblem } from "../api/api-problem.ts";

export interface LinkPendingProps {
  readonly found: Pick<UseQueryResult, "isPending" | "error" | "refetch">;
  /** Shown where the link leads nowhere any more. */
  readonly gone: ReactNode;
}

/** What somebody's link opens, while it is not there yet, where it failed to load, and when it is gone. */
export function LinkPending({ found, gone }: LinkPendingProps) {
  if (found.error instanceof ApiProblem && found.error.isRefusal) return gone;
  return (
    <Container component="main" size="sm" py="xl">
      {found.isPending ? (
        <LoadingState shape="form" count={4} />
      ) : (
        <FailedState onRetry={() => void found.refetch()} />
      )}
    </Container>
  );
}
