import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api-problem.ts";

/** How often a question is asked again before it counts as failed. */
const retries = 2;

export interface QueryClientEvents {
  /** A request failed in a way that no page expects: the network, or the server itself. */
  readonly onUnexpectedFailure: (error: Error) => void;
  /** The server no longer knows who is asking. */
  readonly onSessionExpired: (queryClient: QueryClient) => void;
}

/**
 * What both apps' pages ask the server through.
 *
 * A refusal (4xx) is an answer: it is not asked for again, and it is the page that shows it. A
 * failure behind data that is on the screen already is told through `onUnexpectedFailure`; where
 * there is no data, the page has a failed state of its own. So has a mutation with
 * `meta: { showsFailure: true }`.
 */
export function createQueryClient({
  onUnexpectedFailure,
  onSessionExpired,
}: QueryClientEvents): QueryClient {
  const queryClient: QueryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        retry: (failures, error) => !isRefusal(error) && failures < retries,
      },
      // asking twice to change something is not the same as asking once
      mutations: { retry: false },
    },
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (isSessionExpired(error)) onSessionExpired(queryClient);
        else if (!isRefusal(error) && query.state.data !== undefined) onUnexpectedFailure(error);
      },
    }),
    mutationCache: new MutationCache({
      onError: (error, _variables, _result, mutation) => {
        if (isSessionExpired(error)) onSessionExpired(queryClient);
        else if (!isRefusal(error) && mutation.meta?.showsFailure !== true) {
          onUnexpectedFailure(error);
        }
      },
    }),
  });
  return queryClient;
}

function isRefusal(error: Error): boolean {
  return error instanceof ApiProblem && error.isRefusal;
}

function isSessionExpired(error: Error): boolean {
  return error instanceof ApiProblem && error.code === "SIGN_IN_REQUIRED";
}
