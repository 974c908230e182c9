import type { AddressInfo } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { Hono } from "hono";
import { collectDefaultMetrics } from "prom-client";
import type { KitEnv } from "../http/kit-env.ts";
import type { Kit } from "../kit.ts";
import { healthRoutes } from "../routes/health-routes.ts";

/** What a process tells those who run it. */
export interface OperationsServer {
  readonly port: number;
  stop(): Promise<void>;
}

/**
 * `/metrics`, `/healthz` and `/readyz` on a port of their own, which is not open to the public: figures
 * tell how much an installation does. Without METRICS_PORT there is none.
 *
 * @param part What the process is, as a label of all its figures.
 */
export async function startOperationsServer(
  kit: Pick<Kit, "env" | "logger" | "metrics" | "product" | "readiness">,
  part: "server" | "worker",
): Promise<OperationsServer | undefined> {
  const { METRICS_HOST, METRICS_PORT } = kit.env;
  if (METRICS_PORT === undefined) return undefined;
  const { registry } = kit.metrics;
  registry.setDefaultLabels({ product: kit.product, part });
  collectDefaultMetrics({ register: registry });

  const app = new Hono<KitEnv>();
  app.use(async (c, next) => {
    c.set("logger", kit.logger);
    await next();
  });
  app.get("/metrics", async (c) => {
    c.header("content-type", registry.contentType);
    return c.body(await registry.metrics());
  });
  app.route("/", healthRoutes(kit));

  const server = createAdaptorServer({ fetch: app.fetch });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(METRICS_PORT, METRICS_HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
  const { port } = server.address() as AddressInfo; // not null, and no pipe: it listens
  kit.logger.info({ port, part }, "Telling of itself");
  return {
    port,
    async stop() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ("closeAllConnections" in server) server.closeAllConnections();
      await closed;
      registry.clear();
    },
  };
}
