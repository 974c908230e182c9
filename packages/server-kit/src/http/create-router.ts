import { OpenAPIHono } from "@hono/zod-openapi";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import type { KitEnv } from "./kit-env.ts";

/**
 * A router whose routes are described by OpenAPI. Input that does not match is answered with 400,
 * code INVALID_INPUT, and `errors: [{ field, message }]`.
 */
export function createRouter(): OpenAPIHono<KitEnv> {
  return new OpenAPIHono<KitEnv>({
    defaultHook: (result, c) => {
      if (result.success) return;
      const errors = result.error.issues.map((issue) => ({
        field: issue.path.join("."),
        message: issue.message,
      }));
      const refusal = new ProblemError(400, "INVALID_INPUT", "The request has a mistake", {
        ...(errors[0] && { field: errors[0].field }),
        errors,
      });
      return problem(c, refusal);
    },
  });
}
