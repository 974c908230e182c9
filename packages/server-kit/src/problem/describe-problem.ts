import { isDatabaseAway } from "@convene/prisma";
import { SchedulingError } from "@convene/scheduling-core";
import { HTTPException } from "hono/http-exception";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { ProblemError, type ProblemExtensions } from "./problem-error.ts";
import { statusOfCode } from "./problem-statuses.ts";

/**
 * What was asked may have been done, where its answer was lost: whoever repeats it does so with the same
 * Idempotency-Key, or looks first.
 */
export const DATABASE_UNAVAILABLE = "DATABASE_UNAVAILABLE";

/** RFC 9457 problem details, with a stable code. */
export interface ProblemDetails extends ProblemExtensions {
  readonly type: string;
  readonly title: string;
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly detail: string;
  readonly field?: string;
}

/**
 * What is told about an error. Of those that are neither a refusal of the core nor one of the apps,
 * nothing at all: a bug's message may hold anything, a database's the whole row.
 */
export function describeProblem(
  error: unknown,
  extensions: ProblemExtensions = {},
): ProblemDetails {
  if (error instanceof ProblemError) {
    return details(error.status, error.code, error.message, { ...error.extensions, ...extensions });
  }
  if (error instanceof SchedulingError) {
    const status = statusOfCode(error.code);
    if (status === 500) return unexpected(extensions);
    return details(status, error.code, error.message, {
      ...(error.field !== undefined && { field: error.field }),
      ...extensions,
    });
  }
  if (error instanceof HTTPException && error.status < 500) {
    return error.status === 413
      ? details(413, "BODY_TOO_LARGE", "The body is too large", extensions)
      : details(400, "INVALID_INPUT", "The request cannot be read", extensions);
  }
  if (isDatabaseAway(error)) {
    return details(
      503,
      DATABASE_UNAVAILABLE,
      "The database does not answer: try again",
      extensions,
    );
  }
  return unexpected(extensions);
}

function unexpected(extensions: ProblemExtensions): ProblemDetails {
  return details(500, "UNEXPECTED", "Something went wrong on our side", extensions);
}

function details(
  status: ContentfulStatusCode,
  code: string,
  detail: string,
  extensions: ProblemExtensions,
): ProblemDetails {
  const words = code.toLowerCase().replaceAll("_", " ");
  return {
    ...extensions,
    type: `/problems/${words.replaceAll(" ", "-")}`,
    title: words.charAt(0).toUpperCase() + words.slice(1),
    status,
    code,
    detail,
  };
}
