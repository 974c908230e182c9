import { calendarEffects, copyBooking, openRoomOf } from "@convene/calendar/connected";
import { announceBooking, createChannels, notificationEffects } from "@convene/notifications";
import { connect, connectAuth, type Database } from "@convene/prisma";
import { createAuth } from "./auth/create-auth.ts";
import { createCalendarPorts } from "./calendar/create-calendar-ports.ts";
import { channelSettings } from "./channel-settings.ts";
import type { ServerEnv } from "./env.ts";
import { createJobs } from "./jobs/create-jobs.ts";
import type { Kit } from "./kit.ts";
import { createManageUrl } from "./links/create-manage-url.ts";
import { createSignedLinks } from "./links/signed-links.ts";
import { createLogger } from "./logging/create-logger.ts";
import type { Product } from "./product.ts";

/** What tests replace. */
export interface KitOverrides {
  readonly now?: () => Date;
}

/** Connects to the database, installs the queue where needed, and puts the parts together. */
export async function createKit(
  product: Product,
  env: ServerEnv,
  overrides: KitOverrides = {},
): Promise<Kit> {
  const now = overrides.now ?? (() => new Date());
  const logger = createLogger(env);
  const settings = channelSettings(product, env);
  const channels = createChannels(settings);
  const mailIsLocal = settings.email === null;
  const jobs = await createJobs({ env, logger });
  const links = createSignedLinks(env.CONVENE_SECRET, now);
  const manageUrl = createManageUrl(env, links);
  const ports = { enqueue: jobs.enqueue, manageUrl, now };
  const calendars = createCalendarPorts({ product, env, db: () => db, jobs, manageUrl, now });
  const db: Database = connect({
    url: env.APP_DATABASE_URL,
    effects: [notificationEffects(ports), calendarEffects(calendars)],
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
    links,
    channels,
    mailIsLocal,
    smsIsLocal: settings.sms === null,
    calendars,
    now,
    async announceBooking(tx, booked) {
      const event = await openRoomOf(calendars, tx, booked);
      await announceBooking(ports, tx, event);
      await copyBooking(calendars, tx, event);
    },
    manageUrl,
    async close() {
      await Promise.all([jobs.close(), db.close(), authClient.$disconnect(), channels.close()]);
    },
  };
}
