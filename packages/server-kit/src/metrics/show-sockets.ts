import { Gauge } from "prom-client";
import type { Metrics } from "./create-metrics.ts";

/** Shows how many open pages listen, whenever somebody asks. */
export function showSockets({ registry }: Pick<Metrics, "registry">, count: () => number): void {
  new Gauge({
    name: "convene_open_sockets",
    help: "Open pages that hear of changes",
    registers: [registry],
    collect() {
      this.set(count());
    },
  });
}
