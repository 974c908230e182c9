import type { Queue } from "pg-boss";

const MINUTE_S = 60;
const HOUR_S = 60 * MINUTE_S;

/**
 * The queue of work that comes round by itself: a run that failed is not repeated, since the next one
 * comes anyway.
 *
 * @param longestMinutes After which a run counts as lost.
 */
export function roundQueue(name: string, longestMinutes = 5): Queue {
  return {
    name,
    retryLimit: 0,
    expireInSeconds: longestMinutes * MINUTE_S,
    deleteAfterSeconds: HOUR_S,
  };
}
