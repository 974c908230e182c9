import {
  calendarEffects,
  copyBooking,
  followReplacement,
  openRoomOf,
} from "@convene/calendar/connected";
import {
  announceBooking,
  announceReplacement,
  announceSeries,
  announceSeriesChange,
  createChannels,
  notificationEffects,
} from "@convene/notifications";
import { connect, connectAuth, type Database, type ScheduledEvent } from "@convene/prisma";
import { recordDeed } from "./audit/record-deed.ts";
import { createAuth } from "./auth/create-auth.ts";
import { createCalendarPorts } from "./calendar/create-calendar-ports.ts";
import { channelSettings } from "./channel-settings.ts";
import type { ServerEnv } from "./env.ts";
import { createLimits } from "./http/limits.ts";
import { type AppJobs, NO_APP_JOBS } from "./jobs/app-jobs.ts";
import { createJobs } from "./jobs/create-jobs.ts";
import { tellOfFreedTime } from "./jobs/tell-of-freed-time.ts";
import type { Kit } from "./kit.ts";
import { createManageUrl } from "./links/create-manage-url.ts";
import { createSignedLinks } from "./links/signed-links.ts";
import { createLogger } from "./logging/create-logger.ts";
import { countChanges } from "./metrics/count-changes.ts";
import { createMetrics } from "./metrics/create-metrics.ts";
import { onCommit } from "./metrics/on-commit.ts";
import { showPool } from "./metrics/pool-figures.ts";
import { watchUnits } from "./metrics/watch-units.ts";
import { databaseChecks } from "./operations/database-checks.ts";
import { createReadiness } from "./operations/readiness.ts";
import { whenDatabaseAnswers } from "./operations/when-database-answers.ts";
import type { Product } from "./product.ts";
import { startTracing } from "./tracing/start-tracing.ts";
import { tracedChannels } from "./tracing/traced-channels.ts";
import { tracedJobs } from "./tracing/traced-jobs.ts";

export interface KitOptions {
  /** Default: none. */
  readonly appJobs?: AppJobs;
  /** What tests replace. */
  readonly now?: () => Date;
  /** Gets each line of the log, instead of the standard output. */
  readonly log?: (line: string) => void;
}

/** Connects to the database, installs the queue where needed, and puts the parts together. */
export async function createKit(
  product: Product,
  env: ServerEnv,
  { appJobs = NO_APP_JOBS, now = () => new Date(), log }: KitOptions = {},
): Promise<Kit> {
  const logger = createLogger(env, log);
  const settings = channelSettings(product, env);
  const tracing = await startTracing(product, env);
  const metrics = createMetrics();
  const channels = tracedChannels(createChannels(settings));
  const mailIsLocal = settings.email === null;
  const jobs = tracedJobs(
    await whenDatabaseAnswers(env.QUEUE_DATABASE_URL, logger, () =>
      createJobs({ env, logger, queues: appJobs.queues }),
    ),
  );
  const links = createSignedLinks(env.CONVENE_SECRET, now, env.CONVENE_PREVIOUS_SECRETS);
  const manageUrl = createManageUrl(env, links);
  const ports = { enqueue: jobs.enqueue, manageUrl, now };
  const calendars = createCalendarPorts({ product, env, db: () => db, jobs, manageUrl, now });
  const db: Database = connect({
    url: env.APP_DATABASE_URL,
    effects: [
      notificationEffects(ports),
      calendarEffects(calendars),
      tellOfFreedTime(jobs),
      countChanges(metrics),
    ],
    now,
    closing: (tx, tenantId) => recordDeed(tx, { tenantId, product, now: now() }),
    watch: watchUnits(metrics),
  });
  const limits = createLimits(env, logger);
  const authClient = connectAuth(env.AUTH_DATABASE_URL);
  showPool(metrics, db.pool);
  const countBooking = ({ kind }: ScheduledEvent) =>
    onCommit(() => metrics.bookings.inc({ event: kind, change: "booked" }));
  return {
    product,
    env,
    logger,
    db,
    authClient,
    auth: createAuth({ product, env, logger, db, authClient, jobs, mailIsLocal }),
    jobs,
    appJobs,
    links,
    limits,
    metrics,
    readiness: createReadiness(databaseChecks({ db, authClient, jobs })),
    channels,
    mailIsLocal,
    smsIsLocal: settings.sms === null,
    calendars,
    now,
    async announceBooking(tx, booked, { room } = {}) {
      countBooking(booked);
      const event = await openRoomOf(calendars, tx, booked, room);
      await announceBooking(ports, tx, event);
      await copyBooking(calendars, tx, event);
    },
    async announceReplacement(tx, event, change) {
      await announceReplacement(ports, tx, event, change);
      await followReplacement(calendars, tx, event, change);
    },
    async followBooking(tx, booked) {
      countBooking(booked);
      await copyBooking(calendars, tx, await openRoomOf(calendars, tx, booked));
    },
    announceSeries: (tx, booked) => announceSeries(ports, tx, booked),
    announceSeriesChange: (tx, changed) => announceSeriesChange(ports, tx, changed),
    manageUrl,
    async close() {
      await Promise.all([
        jobs.close(),
        db.close(),
        authClient.$disconnect(),
        channels.close(),
        limits.close(),
      ]);
      await tracing.stop();
    },
  };
}
