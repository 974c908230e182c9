import {
  announce,
  eventColumn,
  type NotificationChannel,
  type NotificationState,
  type ScheduledEvent,
  type Transaction,
} from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { type ReminderType, STANDARD_REMINDERS } from "@convene/scheduling-core/prisma";
import { uuidv7 } from "uuidv7";
import { eventFactsSchema, type StoredFacts } from "../facts/event-facts.ts";
import { factsFor } from "../facts/facts-for.ts";
import { type EventParties, loadEventParties } from "../facts/load-event-parties.ts";
import { recipientsAmong } from "../facts/recipients-of.ts";
import type { Notice } from "../notice.ts";
import { type PlannedNotice, planNotices } from "../plan/plan-notices.ts";
import { DELIVERY_QUEUE } from "../queues.ts";
import { isOutside, type Recipient } from "../recipient.ts";
import { renderShort } from "../templates/render-message.ts";

/** A notification, as it stands after it was queued. */
export interface QueuedNotification {
  readonly id: string;
  readonly state: NotificationState;
}

export interface SchedulingNotificationPorts {
  /** The transaction of the booking: what is queued commits or rolls back with it. */
  readonly tx: Transaction;
  readonly tenantId: string;
  /** Queues a job in `tx`. */
  enqueue(queue: string, data: object): Promise<void>;
  /** The signed link by which the client or candidate sees and changes the event. */
  manageUrl(event: ScheduledEvent): Promise<string>;
  readonly now: Date;
}

/**
 * Tells the parties of one tenant's events what happens. Every method writes a row and a job in the
 * caller's transaction; what was queued before for the same version of the event, kind, offset,
 * recipient and channel is left as it is and returned. Make one for each transaction.
 *
 * @example
 * const service = new SchedulingNotificationService({ tx, tenantId, enqueue, manageUrl, now });
 * const { id, state } = await service.sendConfirmationEmail(event, client); // state: "queued"
 */
export class SchedulingNotificationService {
  readonly #ports: SchedulingNotificationPorts;
  readonly #parties = new Map<string, Promise<EventParties>>();
  readonly #links = new Map<string, Promise<string>>();

  constructor(ports: SchedulingNotificationPorts) {
    this.#ports = ports;
  }

  /** With the invitation to the event. */
  async sendConfirmationEmail(
    event: ScheduledEvent,
    recipient: Recipient,
  ): Promise<QueuedNotification> {
    return await this.#send(event, recipient, "email", { kind: "confirmation" });
  }

  /** @param type A standard reminder by name, any other by its minutes before the start. */
  async sendReminderEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    type: ReminderType,
  ): Promise<QueuedNotification> {
    return await this.#send(event, recipient, "email", reminderNotice(type));
  }

  /** With the invitation's withdrawal. The reason is the event's own unless one is given. */
  async sendCancellationEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    reason: string | undefined = event.row.cancellationReason ?? undefined,
  ): Promise<QueuedNotification> {
    return await this.#send(event, recipient, "email", { kind: "cancellation", reason });
  }

  /** With the invitation's update. */
  async sendRescheduleEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    change: { readonly previousStart: Date; readonly reason?: string | undefined },
  ): Promise<QueuedNotification> {
    return await this.#send(event, recipient, "email", { kind: "reschedule", ...change });
  }

  /** There at once when the transaction commits, in the member's open pages too. */
  async sendInAppNotification(
    event: ScheduledEvent,
    recipient: Recipient,
    notice: Notice,
  ): Promise<QueuedNotification> {
    return await this.#send(event, recipient, "in_app", notice);
  }

  /** @returns null where the recipient has no phone number */
  async sendConfirmationSms(
    event: ScheduledEvent,
    recipient: Recipient,
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, { kind: "confirmation" });
  }

  /** @returns null where the recipient has no phone number */
  async sendReminderSms(
    event: ScheduledEvent,
    recipient: Recipient,
    type: ReminderType,
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, reminderNotice(type));
  }

  /** @returns null where the recipient has no phone number */
  async sendCancellationSms(
    event: ScheduledEvent,
    recipient: Recipient,
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, { kind: "cancellation" });
  }

  /** @returns null where the recipient has no phone number */
  async sendRescheduleSms(
    event: ScheduledEvent,
    recipient: Recipient,
    change: { readonly previousStart: Date },
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, { kind: "reschedule", ...change });
  }

  /**
   * Tells everyone, each on the channels that `planNotices` finds.
   *
   * @param recipients Default: all parties of the event; see `recipientsOf`.
   */
  async sendToAll(
    event: ScheduledEvent,
    notice: Notice,
    recipients?: readonly Recipient[],
  ): Promise<QueuedNotification[]> {
    const parties = await this.#partiesOf(event);
    const planned = planNotices(notice, recipients ?? recipientsAmong(parties));
    return await this.#queue(event, planned);
  }

  /** Records reminders that are not sent any more, because a more urgent one took over. */
  async recordPassedOver(
    event: ScheduledEvent,
    offsetsMinutes: readonly number[],
    recipients?: readonly Recipient[],
  ): Promise<QueuedNotification[]> {
    if (offsetsMinutes.length === 0) return [];
    const everyone = recipients ?? recipientsAmong(await this.#partiesOf(event));
    const planned = offsetsMinutes.flatMap((offset) =>
      planNotices(reminderNotice(offset), everyone),
    );
    return await this.#queue(event, planned, "passed_over");
  }

  async #send(
    event: ScheduledEvent,
    recipient: Recipient,
    channel: NotificationChannel,
    notice: Notice,
  ): Promise<QueuedNotification> {
    const [queued] = await this.#queue(event, [{ recipient, channel, notice }]);
    if (!queued) throw new Error("A notification was neither written nor found");
    return queued;
  }

  async #sendSms(
    event: ScheduledEvent,
    recipient: Recipient,
    notice: Notice,
  ): Promise<QueuedNotification | null> {
    return recipient.phone ? await this.#send(event, recipient, "sms", notice) : null;
  }

  /** One statement for all rows; rows that exist already are skipped and read. */
  async #queue(
    event: ScheduledEvent,
    planned: readonly PlannedNotice[],
    settled?: "passed_over",
  ): Promise<QueuedNotification[]> {
    if (planned.length === 0) return [];
    const { tx, tenantId } = this.#ports;
    const rows = [];
    for (const notice of planned) rows.push(await this.#rowOf(event, notice, settled));
    const written = await tx.notification.createManyAndReturn({
      data: rows,
      skipDuplicates: true,
      select: { id: true, state: true },
    });
    for (const { id, state } of written) {
      if (state === "queued") {
        await this.#ports.enqueue(DELIVERY_QUEUE, { tenantId, notificationId: id });
      }
      await announce(tx, { subject: "notification", id, change: "created" });
    }
    const byId = new Map(written.map((row) => [row.id, row]));
    const outcome: QueuedNotification[] = [];
    for (const row of rows) outcome.push(byId.get(row.id) ?? (await this.#existing(row)));
    return outcome;
  }

  /** Waits in the insert above for whoever writes the same row, so it is there to be read. */
  async #existing(row: NotificationRow): Promise<QueuedNotification> {
    return await this.#ports.tx.notification.findFirstOrThrow({
      where: {
        interviewId: row.interviewId,
        appointmentId: row.appointmentId,
        eventVersion: row.eventVersion,
        kind: row.kind,
        offsetMinutes: row.offsetMinutes,
        recipientId: row.recipientId,
        channel: row.channel,
      },
      select: { id: true, state: true },
    });
  }

  async #rowOf(
    event: ScheduledEvent,
    { recipient, channel, notice }: PlannedNotice,
    settled: "passed_over" | undefined,
  ) {
    const { tenantId, now } = this.#ports;
    const linked = isOutside(recipient) && notice.kind !== "cancellation";
    const facts = factsFor(
      event,
      await this.#partiesOf(event),
      recipient,
      notice,
      linked ? await this.#linkOf(event) : null,
    );
    const offsetMinutes = notice.kind === "reminder" ? notice.offsetMinutes : 0;
    const shown =
      channel === "in_app" && !settled
        ? shownInApp({ notice, offsetMinutes, facts, recipient }, now)
        : null;
    return {
      tenantId,
      id: uuidv7(),
      interviewId: null,
      appointmentId: null,
      ...eventColumn(event.kind, event.row.id),
      eventVersion: event.row.version,
      kind: notice.kind,
      offsetMinutes,
      channel,
      recipientKind: recipient.kind,
      recipientId: recipient.id,
      address: addressOf(recipient, channel),
      locale: recipient.locale,
      timeZone: recipient.timeZone,
      facts,
      state: settled ?? ("queued" as const),
      createdAt: now,
      ...shown,
    };
  }

  async #partiesOf(event: ScheduledEvent): Promise<EventParties> {
    return await remember(this.#parties, event.row.id, () =>
      loadEventParties(this.#ports.tx, event),
    );
  }

  async #linkOf(event: ScheduledEvent): Promise<string> {
    return await remember(this.#links, event.row.id, () => this.#ports.manageUrl(event));
  }
}

type NotificationRow = Readonly<{
  interviewId: string | null;
  appointmentId: string | null;
  eventVersion: number;
  kind: Notice["kind"];
  offsetMinutes: number;
  recipientId: string;
  channel: NotificationChannel;
}>;

function reminderNotice(type: ReminderType): Notice {
  return {
    kind: "reminder",
    offsetMinutes: typeof type === "number" ? type : STANDARD_REMINDERS[type],
  };
}

/** What is shown in an app needs no delivery: the row is it, and open pages are told to read it. */
function shownInApp(
  message: {
    readonly notice: Notice;
    readonly offsetMinutes: number;
    readonly facts: StoredFacts;
    readonly recipient: Recipient;
  },
  now: Date,
) {
  const { notice, offsetMinutes, recipient } = message;
  const facts = eventFactsSchema.parse(message.facts);
  const { locale, timeZone } = recipient;
  const { subject, text } = renderShort(
    { kind: notice.kind, offsetMinutes, facts, locale, timeZone },
    now,
  );
  return { state: "sent" as const, subject, text, sentAt: now };
}

function addressOf(recipient: Recipient, channel: NotificationChannel): string {
  switch (channel) {
    case "email":
      return recipient.email;
    case "sms":
      if (!recipient.phone) throw new InvalidInputError("recipient.phone", "is missing");
      return recipient.phone;
    case "in_app":
      return "";
  }
}

function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  load: () => Promise<T>,
): Promise<T> {
  const found = known.get(key) ?? load();
  known.set(key, found);
  return found;
}
