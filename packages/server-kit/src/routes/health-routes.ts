import { Hono } from "hono";
import type { KitEnv } from "../http/kit-env.ts";
import type { Kit } from "../kit.ts";
import { problem } from "../problem/problem.ts";
import { ProblemError } from "../problem/problem-error.ts";

/** `/healthz`: the process answers. `/readyz`: so do the databases that it needs. */
export function healthRoutes(kit: Kit): Hono<KitEnv> {
  return new Hono<KitEnv>()
    .get("/healthz", (c) => c.json({ status: "ok" }))
    .get("/readyz", async (c) => {
      try {
        await Promise.all([
          kit.db.client.$queryRaw`SELECT 1`,
          kit.authClient.$queryRaw`SELECT 1`,
          kit.jobs.boss.getDb().executeSql("SELECT 1"),
        ]);
        return c.json({ status: "ready" });
      } catch (err) {
        c.var.logger.warn({ err }, "Not ready");
        return problem(c, new ProblemError(503, "NOT_READY", "A database does not answer"));
      }
    });
}
