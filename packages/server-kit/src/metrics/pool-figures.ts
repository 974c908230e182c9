import type { PoolFigures } from "@convene/prisma";
import { Gauge } from "prom-client";
import type { Metrics } from "./create-metrics.ts";

/** Shows a pool of connections as it is whenever somebody asks. */
export function showPool({ registry }: Pick<Metrics, "registry">, pool: () => PoolFigures): void {
  new Gauge({
    name: "convene_pool_connections",
    help: "Connections of the apps' pool: open, open and idle, and waited for",
    labelNames: ["state"],
    registers: [registry],
    collect() {
      const { total, idle, waiting } = pool();
      this.set({ state: "open" }, total);
      this.set({ state: "idle" }, idle);
      this.set({ state: "waited for" }, waiting);
    },
  });
}
