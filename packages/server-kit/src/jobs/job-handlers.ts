import {
  DELIVERY_QUEUE,
  type DeliveredKind,
  deliverNotifications,
  deliveryJobSchema,
  giveUpDelivery,
  REMINDER_QUEUE,
  runReminderSweep,
  type SweepClient,
} from "@convene/notifications";
import { removeAuditEntries } from "../audit/remove-audit-entries.ts";
import { accountMailJobSchema, sendAccountMail } from "../auth/send-account-mail.ts";
import { calendarJobHandlers } from "../calendar/calendar-job-handlers.ts";
import type { Kit } from "../kit.ts";
import { removeAnnouncements } from "../live/remove-announcements.ts";
import { onCommit } from "../metrics/on-commit.ts";
import { oneByOne } from "./one-by-one.ts";
import { ACCOUNT_MAIL_QUEUE, DEAD_DELIVERY_QUEUE, EXPIRED_HOLDS_QUEUE } from "./queues.ts";
import { removeExpiredHolds } from "./remove-expired-holds.ts";
import { WITHIN_NOTHING, type WithinJob } from "./within-job.ts";

/** What is to be done with a job: nothing more; the same after a while; the same at once, elsewhere. */
export type JobResult = "done" | "again" | "not begun";

/**
 * Works a batch of jobs of one queue.
 *
 * @param batch What the jobs carry.
 * @param stop Once it is aborted nothing more is begun.
 * @param within Runs what is done about each; left out by whoever works jobs by hand.
 * @returns what is to be done with each, in their order
 */
export type JobHandler = (
  batch: readonly unknown[],
  stop: AbortSignal,
  within?: WithinJob,
) => Promise<readonly JobResult[]>;

/** Every handler reads again what its job is about: a job may come late, twice, or in vain. */
export function jobHandlers(kit: Kit, sweep: SweepClient): ReadonlyMap<string, JobHandler> {
  const { db, jobs, logger, manageUrl, channels, metrics } = kit;
  const now = () => kit.now();
  const { enqueue } = jobs;

  const onOutcome = (outcome: DeliveredKind) =>
    onCommit(() => metrics.notifications.inc({ ...outcome }));

  const deliver: JobHandler = async (batch, stop, within = WITHIN_NOTHING) => {
    const deliveries = batch.map((data) => deliveryJobSchema.parse(data));
    const places = Map.groupBy(deliveries.keys(), (at) => deliveries[at]?.notificationId ?? "");
    const around = <T>(ids: readonly string[], run: () => Promise<T>) =>
      within(
        ids.flatMap((id) => places.get(id) ?? []),
        run,
      );
    const onFailure = (err: unknown) => logger.warn({ err }, "Deliveries failed");
    const ports = { db, enqueue, now, channels, stop, onFailure, onOutcome, around };
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

  const giveUp = (data: unknown) =>
    giveUpDelivery({ db, now, onOutcome }, deliveryJobSchema.parse(data));

  const mailAccount = (data: unknown) => sendAccountMail(kit, accountMailJobSchema.parse(data));

  const one = (queue: string, work: (data: unknown) => Promise<unknown>) =>
    [queue, oneByOne({ queue, logger }, work)] as const;

  return new Map([
    [DELIVERY_QUEUE, deliver],
    one(ACCOUNT_MAIL_QUEUE, mailAccount),
    one(DEAD_DELIVERY_QUEUE, giveUp),
    one(REMINDER_QUEUE, remind),
    one(EXPIRED_HOLDS_QUEUE, async () => {
      await removeExpiredHolds(db, sweep, now());
      await removeAnnouncements(sweep);
      await removeAuditEntries(sweep);
    }),
    ...calendarJobHandlers(kit, sweep),
    ...kit.appJobs.handlers(kit, sweep),
  ]);
}
