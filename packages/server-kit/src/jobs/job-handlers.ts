import {
  DELIVERY_QUEUE,
  deliverNotifications,
  deliveryJobSchema,
  giveUpDelivery,
  REMINDER_QUEUE,
  runReminderSweep,
  type SweepClient,
} from "@convene/notifications";
import { accountMailJobSchema, sendAccountMail } from "../auth/send-account-mail.ts";
import { calendarJobHandlers } from "../calendar/calendar-job-handlers.ts";
import type { Kit } from "../kit.ts";
import { oneByOne } from "./one-by-one.ts";
import { ACCOUNT_MAIL_QUEUE, DEAD_DELIVERY_QUEUE, EXPIRED_HOLDS_QUEUE } from "./queues.ts";
import { removeExpiredHolds } from "./remove-expired-holds.ts";

/** What is to be done with a job: nothing more; the same after a while; the same at once, elsewhere. */
export type JobResult = "done" | "again" | "not begun";

/**
 * Works a batch of jobs of one queue.
 *
 * @param batch What the jobs carry.
 * @param stop Once it is aborted nothing more is begun.
 * @returns what is to be done with each, in their order
 */
export type JobHandler = (
  batch: readonly unknown[],
  stop: AbortSignal,
) => Promise<readonly JobResult[]>;

/** Every handler reads again what its job is about: a job may come late, twice, or in vain. */
export function jobHandlers(kit: Kit, sweep: SweepClient): ReadonlyMap<string, JobHandler> {
  const { db, jobs, logger, manageUrl, channels } = kit;
  const now = () => kit.now();
  const { enqueue } = jobs;

  const deliver: JobHandler = async (batch, stop) => {
    const deliveries = batch.map((data) => deliveryJobSchema.parse(data));
    const onFailure = (err: unknown) => logger.warn({ err }, "Deliveries failed");
    const ports = { db, enqueue, now, channels, stop, onFailure };
    const results = await deliverNotifications(ports, deliveries);
    return deliveries.map(({ notificationId }) => results.get(notificationId) ?? "not begun");
  };

  const remind = async () => {
    const outcome = await runReminderSweep(
      {
        db,
        sweep,
        enqueue,
        manageUrl,
        onFailure: (err, { kind, id }) =>
          logger.error({ err, kind, id }, "The reminders of an event could not be queued"),
      },
      now(),
    );
    if (outcome.claimed > 0) logger.info(outcome, "Reminders queued");
  };

  const giveUp = (data: unknown) => giveUpDelivery({ db, now }, deliveryJobSchema.parse(data));

  const mailAccount = (data: unknown) => sendAccountMail(kit, accountMailJobSchema.parse(data));

  const one = (queue: string, work: (data: unknown) => Promise<unknown>) =>
    [queue, oneByOne({ queue, logger }, work)] as const;

  return new Map([
    [DELIVERY_QUEUE, deliver],
    one(ACCOUNT_MAIL_QUEUE, mailAccount),
    one(DEAD_DELIVERY_QUEUE, giveUp),
    one(REMINDER_QUEUE, remind),
    one(EXPIRED_HOLDS_QUEUE, () => removeExpiredHolds(db, sweep, now())),
    ...calendarJobHandlers(kit, sweep),
    ...kit.appJobs.handlers(kit, sweep),
  ]);
}
