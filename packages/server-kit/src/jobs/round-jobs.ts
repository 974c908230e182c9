import type { SweepClient } from "@convene/notifications";
import type { Kit } from "../kit.ts";
import type { AppJobs } from "./app-jobs.ts";
import { oneByOne } from "./one-by-one.ts";
import { roundQueue } from "./round-queue.ts";

interface RoundOptions {
  readonly queue: string;
  readonly everySeconds: number;
  /** After which a run counts as lost; default 5. */
  readonly longestMinutes?: number;
  /** @param sweep A connection that sees ids and times of all organisations. */
  run(kit: Kit, sweep: SweepClient): Promise<void>;
}

/**
 * Work that comes round by itself, with its queue and its handler.
 *
 * @example
 * export const offerJobs = roundJobs({ queue: "offer-round", everySeconds: 60, run: endOverdue });
 */
export function roundJobs({ queue, everySeconds, longestMinutes, run }: RoundOptions): AppJobs {
  return {
    queues: [roundQueue(queue, longestMinutes)],
    rounds: [{ queue, everySeconds }],
    handlers: (kit, sweep) => [
      [queue, oneByOne({ queue, logger: kit.logger }, () => run(kit, sweep))],
    ],
  };
}
