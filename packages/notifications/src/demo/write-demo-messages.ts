import type { Database, Notification, ScheduledEvent, Transaction } from "@convene/prisma";
import { subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { messageFactsSchema } from "../facts/message-facts.ts";
import { SchedulingNotificationService } from "../service/scheduling-notification-service.ts";
import { renderMessage } from "../templates/render-message.ts";
import { demoNotices } from "./demo-notices.ts";
import { type DemoOutcome, demoOutcomes } from "./demo-outcomes.ts";

export interface DemoMessagePorts {
  readonly db: Pick<Database, "unit" | "tenantOfSlug">;
  readonly now: Date;
  /** The organisations, by their slugs. */
  readonly slugs: readonly string[];
  /** Where people reach each app. */
  readonly urls: { readonly ats: string; readonly services: string };
  manageUrl(event: ScheduledEvent): Promise<string>;
}

const LIMITS = { timeoutMs: 120_000 } as const;

/**
 * What the demo's organisations told people in the last days: every kind of message, and everything
 * that can become of one. The service queues them and the templates write them, as in earnest; only
 * that nothing was ever handed over. Does nothing where there are messages already.
 */
export async function writeDemoMessages(ports: DemoMessagePorts): Promise<void> {
  for (const slug of ports.slugs) {
    const tenantId = await ports.db.tenantOfSlug(slug);
    if (tenantId === undefined) throw new Error(`There is no organisation ${slug}`);
    await ports.db.unit(tenantId, (tx) => writeMessages(ports, tx, tenantId), LIMITS);
  }
}

async function writeMessages(
  { now, urls, manageUrl }: DemoMessagePorts,
  tx: Transaction,
  tenantId: string,
): Promise<void> {
  if (await tx.notification.findFirst({ select: { id: true } })) return;
  for (const { at, tell } of await demoNotices({ tx, now, urls })) {
    const enqueue = async () => {}; // they are settled below, before any worker sees them
    await tell(new SchedulingNotificationService({ tx, tenantId, enqueue, manageUrl, now: at }));
  }
  const { id: memberId } = await tx.member.findFirstOrThrow({
    where: { OR: [{ atsRole: "admin" }, { servicesRole: "owner" }] },
    orderBy: { id: "asc" },
  });
  const outcomeOf = demoOutcomes({ now, memberId });
  const queued = await tx.notification.findMany({
    where: { state: "queued" },
    orderBy: { id: "asc" },
  });
  for (const row of queued) await settle(tx, row, outcomeOf(row));
  // The older ones were read; the bell still has something to tell.
  await tx.notification.updateMany({
    where: { channel: "in_app", createdAt: { lt: subDays(now, 2) } },
    data: { readAt: subDays(now, 1) },
  });
}

async function settle(tx: Transaction, row: Notification, outcome: DemoOutcome): Promise<void> {
  const { tenantId, id, channel, address } = row;
  const { reports, suppressed, ...columns } = outcome;
  await tx.notification.update({
    where: { tenantId_id: { tenantId, id } },
    data: { ...columns, ...(outcome.state !== "suppressed" && (await wordsOf(row))) },
    select: { id: true },
  });
  if (reports.length === 0) return;
  await tx.deliveryReport.createMany({
    data: reports.map((report) => ({ tenantId, id: uuidv7(), notificationId: id, ...report })),
  });
  if (!suppressed) return;
  const last = reports.at(-1);
  await tx.suppressedAddress.createMany({
    data: {
      tenantId,
      channel,
      address: address.toLowerCase(),
      reason: suppressed,
      detail: last?.detail ?? null,
      notificationId: id,
      since: last?.at ?? row.createdAt,
    },
    skipDuplicates: true,
  });
}

async function wordsOf(row: Notification) {
  const { kind, offsetMinutes, locale, timeZone, channel, address, createdAt } = row;
  const facts = messageFactsSchema.parse(row.facts);
  const { subject, text, html, calendarFile } = await renderMessage(
    { kind, offsetMinutes, facts, locale, timeZone },
    { channel, address, queuedAt: createdAt, now: createdAt },
  );
  return { subject, text, html, calendarFile: calendarFile?.content ?? null };
}
