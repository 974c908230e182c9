import { type CalendarPorts, calendarAccounts } from "@convene/calendar/connected";
import type { Database, ScheduledEvent } from "@convene/prisma";
import type { ServerEnv } from "../env.ts";
import type { Jobs } from "../jobs/jobs.ts";
import type { Product } from "../product.ts";
import { accountSettings, noticeOrigin, roomSettings } from "./calendar-settings.ts";
import { createSecretBox } from "./secret-box.ts";
import { tellOfLostAccount } from "./tell-of-lost-account.ts";

interface CalendarParts {
  readonly product: Product;
  readonly env: ServerEnv;
  /** Asked for when it is there: its effects need these ports. */
  readonly db: () => Pick<Database, "unit">;
  readonly jobs: Pick<Jobs, "enqueue">;
  readonly manageUrl: (event: ScheduledEvent) => Promise<string>;
  readonly now: () => Date;
}

/** What connected calendars need, made of the server's parts. */
export function createCalendarPorts(parts: CalendarParts): CalendarPorts {
  const { product, env, jobs, now } = parts;
  return {
    db: { unit: (tenantId, work, options) => parts.db().unit(tenantId, work, options) },
    enqueue: jobs.enqueue,
    secrets: createSecretBox(env.CONVENE_SECRET, env.CONVENE_PREVIOUS_SECRETS),
    accounts: calendarAccounts(accountSettings(product, env, now)),
    rooms: roomSettings(env),
    noticeOrigin: noticeOrigin(product, env),
    connectionLost: (tx, lost) => tellOfLostAccount(parts, tx, lost),
    eventUrl: ({ kind, row }) =>
      kind === "interview"
        ? `${env.ATS_URL}/?interview=${row.id}`
        : `${env.SERVICES_URL}/calendar?appointment=${row.id}`,
    now,
  };
}
