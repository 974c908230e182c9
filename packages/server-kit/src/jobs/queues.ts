import { DELIVERY_QUEUE, REMINDER_QUEUE } from "@convene/notifications";
import type { Queue } from "pg-boss";
import { CALENDAR_QUEUES } from "../calendar/calendar-queues.ts";
import { roundQueue } from "./round-queue.ts";

/** Removes holds that ran out. */
export const EXPIRED_HOLDS_QUEUE = "expired-holds";
/** Time of somebody became free: whoever waits for it may get it. Worked by the services app. */
export const FREED_TIME_QUEUE = "freed-time";
/** Mails about accounts, through the installation's provider. */
export const ACCOUNT_MAIL_QUEUE = "account-mail";
/** Deliveries that were given up: their notifications are marked for a person to look at. */
export const DEAD_DELIVERY_QUEUE = `${DELIVERY_QUEUE}-dead`;

const DAY_S = 24 * 60 * 60;
const HOUR_S = 60 * 60;
/** After that long without a sign of its worker a job is another one's. */
const HEARTBEAT_S = 30;

/** Every queue, dead letter queues before those that name them. */
export const QUEUES: readonly Queue[] = [
  {
    name: DEAD_DELIVERY_QUEUE,
    notify: true,
    retryLimit: 10,
    retryDelay: 60,
    heartbeatSeconds: HEARTBEAT_S,
  },
  {
    name: DELIVERY_QUEUE,
    notify: true,
    deadLetter: DEAD_DELIVERY_QUEUE,
    // About five hours of a provider's trouble, each wait between half and all of twice the one before.
    retryLimit: 12,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: HOUR_S,
    heartbeatSeconds: HEARTBEAT_S,
    expireInSeconds: 10 * 60,
    deleteAfterSeconds: 7 * DAY_S,
  },
  {
    name: ACCOUNT_MAIL_QUEUE,
    notify: true,
    // About an hour: a password's link works no longer.
    retryLimit: 10,
    retryDelay: 5,
    retryBackoff: true,
    retryDelayMax: 20 * 60,
    heartbeatSeconds: HEARTBEAT_S,
    deleteAfterSeconds: DAY_S,
  },
  roundQueue(REMINDER_QUEUE),
  roundQueue(EXPIRED_HOLDS_QUEUE),
  {
    name: FREED_TIME_QUEUE,
    notify: true,
    retryLimit: 5,
    retryDelay: 5,
    retryBackoff: true,
    heartbeatSeconds: HEARTBEAT_S,
    // Rounds look for it too.
    deleteAfterSeconds: HOUR_S,
    retentionSeconds: HOUR_S,
  },
  ...CALENDAR_QUEUES,
];
