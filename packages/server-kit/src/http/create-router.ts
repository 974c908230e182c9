import { OpenAPIHono, type z } from "@hono/zod-openapi";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";
import { findBrokenText } from "./find-broken-text.ts";
import type { KitEnv } from "./kit-env.ts";

interface Mistake {
  readonly field: string;
  readonly message: string;
}

/**
 * A router whose routes are described by OpenAPI. Input that does not match is answered with 400,
 * code INVALID_INPUT, and `errors: [{ field, message }]`.
 */
export function createRouter(): OpenAPIHono<KitEnv> {
  return new OpenAPIHono<KitEnv>({
    defaultHook: (result, c) => {
      const errors = result.success ? brokenTexts(result.data) : mistakes(result.error);
      if (errors.length === 0) return;
      const refusal = new ProblemError(400, "INVALID_INPUT", "The request has a mistake", {
        ...(errors[0] && { field: errors[0].field }),
        errors,
      });
      return problem(c, refusal);
    },
  });
}

function mistakes({ issues }: z.core.$ZodError): Mistake[] {
  return issues.map(({ path, message }) => ({ field: path.join("."), message }));
}

function brokenTexts(input: unknown): Mistake[] {
  const field = findBrokenText(input);
  return field === undefined ? [] : [{ field, message: "has a character that no text has" }];
}
