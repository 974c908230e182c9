import { DELIVERY_QUEUE, REMINDER_QUEUE } from "@convene/notifications";
import type { Queue } from "pg-boss";

/** Removes holds that ran out. */
export const EXPIRED_HOLDS_QUEUE = "expired-holds";
/** Deliveries that were given up: their notifications are marked for a person to look at. */
export const DEAD_DELIVERY_QUEUE = `${DELIVERY_QUEUE}-dead`;

const DAY_S = 24 * 60 * 60;
const HOUR_S = 60 * 60;

/** Every queue, dead letter queues before those that name them. */
export const QUEUES: readonly Queue[] = [
  { name: DEAD_DELIVERY_QUEUE, notify: true, retryLimit: 10, retryDelay: 60 },
  {
    name: DELIVERY_QUEUE,
    notify: true,
    deadLetter: DEAD_DELIVERY_QUEUE,
    // About five hours of a provider's trouble.
    retryLimit: 12,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: HOUR_S,
    expireInSeconds: 5 * 60,
    deleteAfterSeconds: 7 * DAY_S,
  },
  // The next run comes by itself, so a failed one is not repeated.
  { name: REMINDER_QUEUE, retryLimit: 0, expireInSeconds: 5 * 60, deleteAfterSeconds: HOUR_S },
  { name: EXPIRED_HOLDS_QUEUE, retryLimit: 0, expireInSeconds: 5 * 60, deleteAfterSeconds: HOUR_S },
];
