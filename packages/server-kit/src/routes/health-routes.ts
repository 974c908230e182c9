import { Hono } from "hono";
import type { KitEnv } from "../http/kit-env.ts";
import type { Kit } from "../kit.ts";
import { describeProblem } from "../problem/describe-problem.ts";
import { ProblemError } from "../problem/problem-error.ts";

/**
 * `/healthz`: the process answers, so its event loop turns; another answer, or none, and it is to be
 * started anew. `/readyz`: it can do its work and does not stop; anything else, and it is to be sent
 * none. What is wrong is named there, in our own words.
 */
export function healthRoutes({ readiness }: Pick<Kit, "readiness">): Hono<KitEnv> {
  return new Hono<KitEnv>()
    .get("/healthz", (c) => c.json({ status: "ok" }))
    .get("/readyz", async (c) => {
      const wrong = await readiness.look();
      if (Object.keys(wrong).length === 0) return c.json({ status: "ready" });
      if (!readiness.isStopping) c.var.logger.warn({ wrong }, "Not ready");
      // No bug: it is not logged as one.
      const refusal = new ProblemError(503, "NOT_READY", "It is not ready", { wrong });
      return c.body(JSON.stringify(describeProblem(refusal)), 503, {
        "content-type": "application/problem+json",
        "cache-control": "no-store",
      });
    });
}
