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
import { connect, connectAuth, type Database } from "@convene/prisma";
import { createAuth } from "./auth/create-auth.ts";
import { createCalendarPorts } from "./calendar/create-calendar-ports.ts";
import { channelSettings } from "./channel-settings.ts";
import type { ServerEnv } from "./env.ts";
import { type AppJobs, NO_APP_JOBS } from "./jobs/app-jobs.ts";
import { createJobs } from "./jobs/create-jobs.ts";
import { tellOfFreedTime } from "./jobs/tell-of-freed-time.ts";
import type { Kit } from "./kit.ts";
import { createManageUrl } from "./links/create-manage-url.ts";
import { createSignedLinks } from "./links/signed-links.ts";
import { createLogger } from "./logging/create-logger.ts";
import type { Product } from "./product.ts";

export interface KitOptions {
  /** Default: none. */
  readonly appJobs?: AppJobs;
  /** What tests replace. */
  readonly now?: () => Date;
}

/** Connects to the database, installs the queue where needed, and puts the parts together. */
export async function createKit(
  product: Product,
  env: ServerEnv,
  { appJobs = NO_APP_JOBS, now = () => new Date() }: KitOptions = {},
): Promise<Kit> {
  const logger = createLogger(env);
  const settings = channelSettings(product, env);
  const channels = createChannels(settings);
  const mailIsLocal = settings.email === null;
  const jobs = await createJobs({ env, logger, queues: appJobs.queues });
  const links = createSignedLinks(env.CONVENE_SECRET, now);
  const manageUrl = createManageUrl(env, links);
  const ports = { enqueue: jobs.enqueue, manageUrl, now };
  const calendars = createCalendarPorts({ product, env, db: () => db, jobs, manageUrl, now });
  const db: Database = connect({
    url: env.APP_DATABASE_URL,
    effects: [notificationEffects(ports), calendarEffects(calendars), tellOfFreedTime(jobs)],
    now,
  });
  const authClient = connectAuth(env.AUTH_DATABASE_URL);
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
    channels,
    mailIsLocal,
    smsIsLocal: settings.sms === null,
    calendars,
    now,
    async announceBooking(tx, booked, { room } = {}) {
      const event = await openRoomOf(calendars, tx, booked, room);
      await announceBooking(ports, tx, event);
      await copyBooking(calendars, tx, event);
    },
    async announceReplacement(tx, event, change) {
      await announceReplacement(ports, tx, event, change);
      await followReplacement(calendars, tx, event, change);
    },
    async followBooking(tx, booked) {
      await copyBooking(calendars, tx, await openRoomOf(calendars, tx, booked));
    },
    announceSeries: (tx, booked) => announceSeries(ports, tx, booked),
    announceSeriesChange: (tx, changed) => announceSeriesChange(ports, tx, changed),
    manageUrl,
    async close() {
      await Promise.all([jobs.close(), db.close(), authClient.$disconnect(), channels.close()]);
    },
  };
}
