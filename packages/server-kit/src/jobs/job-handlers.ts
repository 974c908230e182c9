import {
  DELIVERY_QUEUE,
  deliverNotification,
  deliveryJobSchema,
  giveUpDelivery,
  REMINDER_QUEUE,
  runReminderSweep,
  type SweepClient,
} from "@convene/notifications";
import type { Kit } from "../kit.ts";
import { DEAD_DELIVERY_QUEUE, EXPIRED_HOLDS_QUEUE } from "./queues.ts";
import { removeExpiredHolds } from "./remove-expired-holds.ts";

/** What is done with a job of each queue. A job whose handler throws is tried again. */
export type JobHandlers = ReadonlyMap<string, (data: unknown) => Promise<void>>;

/** Every handler reads again what its job is about: a job may come late, twice, or in vain. */
export function jobHandlers(kit: Kit, sweep: SweepClient): JobHandlers {
  const { db, jobs, logger, manageUrl } = kit;
  const now = () => kit.now();
  return new Map([
    [DELIVERY_QUEUE, (data) => deliverNotification({ db, now }, deliveryJobSchema.parse(data))],
    [DEAD_DELIVERY_QUEUE, (data) => giveUpDelivery({ db }, deliveryJobSchema.parse(data))],
    [
      REMINDER_QUEUE,
      async () => {
        const outcome = await runReminderSweep(
          {
            db,
            sweep,
            enqueue: jobs.enqueue,
            manageUrl,
            onFailure: (err, { kind, id }) =>
              logger.error({ err, kind, id }, "The reminders of an event could not be queued"),
          },
          now(),
        );
        if (outcome.claimed > 0) logger.info(outcome, "Reminders queued");
      },
    ],
    [
      EXPIRED_HOLDS_QUEUE,
      async () => {
        await removeExpiredHolds(db, sweep);
      },
    ],
  ] satisfies (readonly [string, (data: unknown) => Promise<void>])[]);
}
