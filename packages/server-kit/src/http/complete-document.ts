import type { OpenAPIHono } from "@hono/zod-openapi";
import { describedProblem } from "../problem/problem-responses.ts";
import type { KitEnv } from "./kit-env.ts";

type Document = ReturnType<OpenAPIHono<KitEnv>["getOpenAPI31Document"]>;

const METHODS = ["get", "put", "post", "patch", "delete"] as const;

/**
 * Adds what every route has by being one of this server, so that no route needs to say it: input is
 * checked (400), bodies have a greatest size (413), other sites' pages are refused (403), whoever is
 * nobody (401) needs a session, and the database may be away (503).
 */
export function completeDocument(document: Document): Document {
  for (const item of Object.values(document.paths ?? {})) {
    for (const method of METHODS) {
      const operation = item?.[method];
      if (!operation) continue;
      const responses = operation.responses ?? {};
      const takesInput = (operation.parameters?.length ?? 0) > 0 || operation.requestBody;
      const added = [
        ...(takesInput ? ([400] as const) : []),
        ...(method === "get" ? [] : ([403] as const)),
        ...(operation.requestBody ? ([413] as const) : []),
        503 as const,
      ];
      for (const status of added) {
        responses[status] ??= describedProblem(status);
      }
      operation.responses = responses;
      if (responses[401]) operation.security ??= [{ session: [] }];
    }
  }
  return document;
}
