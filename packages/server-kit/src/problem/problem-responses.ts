import { z } from "@hono/zod-openapi";

export const problemSchema = z
  .looseObject({
    type: z.string().openapi({ example: "/problems/slot-taken" }),
    title: z.string().openapi({ example: "Slot taken" }),
    status: z.int(),
    code: z.string().openapi({ example: "SLOT_TAKEN" }),
    detail: z.string(),
    field: z.string().optional(),
    errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
    requestId: z.string().optional(),
  })
  .openapi("Problem");

type ProblemStatus = 400 | 401 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 503;

const DESCRIPTIONS: Readonly<Record<ProblemStatus, string>> = {
  400: "The request has a mistake; `errors` says where",
  401: "Nobody is signed in",
  403: "The signed-in member may not do this",
  404: "There is no such thing in this organisation",
  409: "The present state does not allow it; `code` says why",
  410: "The link has expired",
  413: "The body is too large",
  422: "The Idempotency-Key was used for another request",
  429: "Too many requests",
  503: "The database, or a provider that is needed, does not answer; try again",
};

interface ProblemResponse {
  description: string;
  content: { "application/problem+json": { schema: typeof problemSchema } };
}

/**
 * The problems that a route can answer with, for its OpenAPI description.
 *
 * @example
 * responses: { 201: { … }, ...problemResponses(400, 409) }
 */
export function problemResponses<const Status extends ProblemStatus>(
  ...statuses: readonly Status[]
): Record<Status, ProblemResponse> {
  const entries = statuses.map((status) => [status, problemResponse(status)] as const);
  return Object.fromEntries(entries) as Record<Status, ProblemResponse>;
}

function problemResponse(status: ProblemStatus): ProblemResponse {
  return {
    description: DESCRIPTIONS[status],
    content: { "application/problem+json": { schema: problemSchema } },
  };
}

/** The same where the document is complete already, and its schemas have names. */
export function describedProblem(status: ProblemStatus) {
  const schema = { $ref: "#/components/schemas/Problem" };
  return {
    description: DESCRIPTIONS[status],
    content: { "application/problem+json": { schema } },
  };
}
