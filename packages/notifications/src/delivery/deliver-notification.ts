import { announce, type Database, type Notification, type Transaction } from "@convene/prisma";
import { err, type Result, SchedulingError } from "@convene/scheduling-core";
import type {
  DeliveryFailure,
  NotificationChannels,
} from "../channels/notification-channel-adapter.ts";
import { outboxChannels } from "../channels/outbox-channel.ts";
import { type EventFacts, eventFactsSchema } from "../facts/event-facts.ts";
import type { DeliveryJob } from "../queues.ts";
import type { RenderedMessage } from "../templates/render-message.ts";
import { PassingDeliveryError } from "./passing-delivery-error.ts";
import { reminderVerdict } from "./reminder-verdict.ts";

export interface DeliveryPorts {
  readonly db: Pick<Database, "unit">;
  /** Default: the outbox for all. */
  readonly channels?: NotificationChannels;
  now(): Date;
}

/**
 * Delivers one notification: reads it again, checks that it is still wanted, writes it, sends it and
 * records what became of it. Run twice or at the same time, it sends once: its row is locked
 * meanwhile, and one that is no longer waiting is left alone.
 *
 * @throws PassingDeliveryError when another attempt may succeed: the job is to be repeated
 */
export async function deliverNotification(
  ports: DeliveryPorts,
  { tenantId, notificationId }: DeliveryJob,
): Promise<void> {
  const failure = await ports.db.unit(tenantId, async (tx) => {
    const notification = await claim(tx, tenantId, notificationId);
    if (!notification) return null;
    const now = ports.now();
    const verdict = await verdictOn(tx, notification, now);
    if (verdict !== "send") {
      await record(tx, notification, { state: verdict });
      return null;
    }
    return await attempt(ports, tx, notification, now);
  });
  if (failure?.kind === "passing") throw new PassingDeliveryError(failure.reason);
}

/**
 * The notification, locked; undefined where there is nothing left to do. Moving or cancelling its event
 * withdraws its reminder, which waits for this lock: a reminder is sent before the change commits, or
 * not at all.
 */
async function claim(
  tx: Transaction,
  tenantId: string,
  id: string,
): Promise<Notification | undefined> {
  await tx.$queryRaw`
    SELECT id FROM notification WHERE tenant_id = current_tenant() AND id = ${id}::uuid
    FOR UPDATE`;
  const notification = await tx.notification.findUnique({
    where: { tenantId_id: { tenantId, id } },
  });
  return notification && isWaiting(notification) ? notification : undefined;
}

function isWaiting({ state }: Notification): boolean {
  return state === "queued" || state === "failed";
}

async function verdictOn(tx: Transaction, notification: Notification, now: Date) {
  if (notification.kind !== "reminder") return "send";
  const { tenantId, interviewId, appointmentId } = notification;
  const select = {
    version: true,
    status: true,
    scheduledStart: true,
    cancelledAt: true,
    reminderEnabled: true,
    reminderOffsets: true,
  } as const;
  const event = interviewId
    ? await tx.interview.findUnique({
        where: { tenantId_id: { tenantId, id: interviewId } },
        select,
      })
    : appointmentId
      ? await tx.appointment.findUnique({
          where: { tenantId_id: { tenantId, id: appointmentId } },
          select,
        })
      : null;
  return reminderVerdict({ ...notification, event }, now);
}

async function attempt(
  ports: DeliveryPorts,
  tx: Transaction,
  notification: Notification,
  now: Date,
): Promise<DeliveryFailure | null> {
  const written = await write(notification, now);
  const sent = written.ok ? await send(ports, notification, written.value) : written;
  const attempts = notification.attempts + 1;
  if (!sent.ok) {
    const state = sent.error.kind === "permanent" ? "dead" : "failed";
    const lastError = sent.error.reason.slice(0, LONGEST_REASON);
    await record(tx, notification, { state, attempts, lastError });
    return sent.error;
  }
  if (!written.ok) return written.error;
  const { subject, text, html, calendarFile } = written.value.message;
  await record(tx, notification, {
    state: "sent",
    attempts,
    lastError: null,
    sentAt: now,
    subject,
    text,
    html,
    calendarFile: calendarFile?.content ?? null,
  });
  return null;
}

const LONGEST_REASON = 500;

interface Written {
  readonly facts: EventFacts;
  readonly message: RenderedMessage;
}

/** Facts that cannot be read or written will not become better by waiting. */
async function write(
  notification: Notification,
  now: Date,
): Promise<Result<Written, DeliveryFailure>> {
  try {
    const facts = eventFactsSchema.parse(notification.facts);
    const { channel, address, createdAt } = notification;
    const options = { channel, address, queuedAt: createdAt, now };
    // Only who delivers needs the mail templates, and they take longer to load than all the rest.
    const { renderMessage } = await import("../templates/render-message.ts");
    const message = await renderMessage({ ...notification, facts }, options);
    return { ok: true, value: { facts, message } };
  } catch (error) {
    return err({ kind: "permanent", reason: `The message could not be written: ${why(error)}` });
  }
}

/** Our own refusals name a field; what others say may hold what the message says. */
function why(error: unknown): string {
  if (error instanceof SchedulingError) return error.message;
  return error instanceof Error ? error.name : "unknown error";
}

async function send(
  { channels = outboxChannels }: DeliveryPorts,
  { id, channel, address }: Notification,
  { facts, message }: Written,
): Promise<Result<void, DeliveryFailure>> {
  const { name, replyTo } = facts.organisation;
  return await channels[channel].send({
    id,
    channel,
    to: { name: facts.recipientName, address },
    from: { name, replyTo },
    ...message,
  });
}

async function record(
  tx: Transaction,
  { tenantId, id }: Notification,
  data: Partial<Omit<Notification, "facts">>,
): Promise<void> {
  await tx.notification.update({
    where: { tenantId_id: { tenantId, id } },
    data,
    select: { id: true },
  });
  await announce(tx, { subject: "notification", id, change: "changed" });
}
