import type { AppJobs } from "./app-jobs.ts";

/** The jobs of several areas as one app's. */
export function joinJobs(...areas: readonly AppJobs[]): AppJobs {
  return {
    queues: areas.flatMap(({ queues }) => queues),
    rounds: areas.flatMap(({ rounds }) => rounds),
    handlers: (kit, sweep) => areas.flatMap((area) => [...area.handlers(kit, sweep)]),
  };
}
