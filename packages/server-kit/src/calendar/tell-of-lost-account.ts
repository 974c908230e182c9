import type { LostAccount } from "@convene/calendar/connected";
import type { ScheduledEvent, Transaction } from "@convene/prisma";
import type { ServerEnv } from "../env.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { notifierIn } from "../notifier-in.ts";
import { type Product, urlOf } from "../product.ts";

interface TellingParts {
  readonly product: Product;
  readonly env: ServerEnv;
  readonly jobs: Pick<Jobs, "enqueue">;
  readonly manageUrl: (event: ScheduledEvent) => Promise<string>;
  readonly now: () => Date;
}

const NAMES = { google: "Google Calendar", outlook: "Outlook", caldav: "CalDAV" } as const;

/** Tells a member that a calendar of theirs answers no more, and where to connect it again. */
export async function tellOfLostAccount(
  { product, env, jobs, manageUrl, now }: TellingParts,
  tx: Transaction,
  { id, memberId, provider, account, timesLost }: LostAccount,
): Promise<void> {
  const member = await tx.member.findFirst({
    where: { id: memberId },
    include: { resource: { select: { timeZone: true } } },
  });
  if (!member) return;
  const { tenantId, name, email, locale, resource } = member;
  const tenant = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { timeZone: true },
  });
  const mayOpen = product === "ats" ? member.atsRole : member.servicesRole;
  const other = product === "ats" ? "services" : "ats";
  await notifierIn({ jobs, manageUrl }, { tx, tenantId, now: now() }).sendCalendarReconnect(
    {
      id,
      version: timesLost,
      providerName: NAMES[provider],
      account,
      reconnectUrl: `${urlOf(mayOpen ? product : other, env)}/calendars`,
    },
    {
      kind: "member",
      id: memberId,
      name,
      email,
      phone: null,
      locale,
      timeZone: resource?.timeZone ?? tenant.timeZone,
    },
  );
}
