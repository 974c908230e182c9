import { READ_QUEUE, ROOM_QUEUE, ROUND_QUEUE, WRITE_QUEUE } from "@convene/calendar/connected";
import type { Queue } from "pg-boss";
import { roundQueue } from "../jobs/round-queue.ts";

const HOUR_S = 60 * 60;
const HEARTBEAT_S = 30;

// What a provider refuses is queued anew by its handler, at the time that the provider wants: these
// repetitions are for failures of our own.
const REPEATED = {
  notify: true,
  retryLimit: 10,
  retryDelay: 5,
  retryBackoff: true,
  retryDelayMax: 20 * 60,
  heartbeatSeconds: HEARTBEAT_S,
  expireInSeconds: 10 * 60,
  deleteAfterSeconds: 24 * HOUR_S,
} as const;

/** The queues of connected calendars and rooms. */
export const CALENDAR_QUEUES: readonly Queue[] = [
  // The next round finds what is still due.
  { ...REPEATED, name: READ_QUEUE, retryLimit: 0, deleteAfterSeconds: HOUR_S },
  { ...REPEATED, name: WRITE_QUEUE },
  { ...REPEATED, name: ROOM_QUEUE },
  roundQueue(ROUND_QUEUE),
];
