import type { SweepClient } from "@convene/notifications";
import type { Queue } from "pg-boss";
import type { Kit } from "../kit.ts";
import type { JobHandler } from "./job-handlers.ts";

/** Work that comes round by itself, and how often. */
export interface Round {
  readonly queue: string;
  readonly everySeconds: number;
}

/** The jobs of one app, beside those that both have. */
export interface AppJobs {
  /** Dead letter queues before those that name them. */
  readonly queues: readonly Queue[];
  readonly rounds: readonly Round[];
  /** By queue. */
  handlers(kit: Kit, sweep: SweepClient): Iterable<readonly [string, JobHandler]>;
}

export const NO_APP_JOBS: AppJobs = { queues: [], rounds: [], handlers: () => [] };
