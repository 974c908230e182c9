import type { Context, TypedResponse } from "hono";
import type { KitEnv } from "../http/kit-env.ts";
import { DATABASE_UNAVAILABLE, describeProblem, type ProblemDetails } from "./describe-problem.ts";
import type { ProblemExtensions } from "./problem-error.ts";

// Fits wherever a route's types want one of its declared answers: which problems a route can give
// is declared by problemResponses.
type ProblemResponse = Response & TypedResponse<never, never, never>;

const RETRY_AFTER_SECONDS = 2;

/**
 * Answers with problem details (RFC 9457). Errors that nobody expected are logged, and told apart
 * only by the request's id.
 *
 * @param extensions Further members, e.g. fresh alternatives to a slot that is taken.
 */
export function problem<E extends KitEnv>(
  c: Context<E>,
  error: unknown,
  extensions: ProblemExtensions = {},
): ProblemResponse {
  const details = describeProblem(error, extensions);
  c.set("refusal", details.code);
  if (details.status < 500) return answer(c, details);
  c.get("logger").error({ err: error }, "The request failed");
  return answer(c, { ...details, requestId: c.get("requestId") });
}

function answer<E extends KitEnv>(c: Context<E>, details: ProblemDetails): ProblemResponse {
  const response: Response = c.body(JSON.stringify(details), details.status, {
    "content-type": "application/problem+json",
    "cache-control": "no-store",
    ...(details.code === DATABASE_UNAVAILABLE && { "retry-after": String(RETRY_AFTER_SECONDS) }),
  });
  return response as ProblemResponse; // `TypedResponse` exists in types only
}
