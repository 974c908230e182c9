import type {
  NotificationChannel,
  NotificationState,
  ScheduledEvent,
  Transaction,
} from "@convene/prisma";
import { type ReminderType, STANDARD_REMINDERS } from "@convene/scheduling-core/prisma";
import { factsFor } from "../facts/facts-for.ts";
import { type EventParties, loadEventParties } from "../facts/load-event-parties.ts";
import { loadOrganisationFacts, type OrganisationFacts } from "../facts/organisation-facts.ts";
import { recipientsAmong } from "../facts/recipients-of.ts";
import { subjectFacts } from "../facts/subject-facts.ts";
import type {
  AnsweredOffer,
  AnsweredRequest,
  Decline,
  EventNotice,
  HeldTime,
  LostConnection,
  MentioningNote,
  OfferedSlot,
  OfferToApprove,
  Receipt,
  ReceivedApplication,
  Refund,
  RejectedApplication,
  RequestedTime,
  SentOffer,
  SubjectNotice,
} from "../notice.ts";
import type { JobOptions } from "../notification-ports.ts";
import { type PlannedNotice, planNotices } from "../plan/plan-notices.ts";
import type { Preferences } from "../plan/preference.ts";
import { loadPreferences } from "../preferences/load-preferences.ts";
import { isOutside, type Recipient } from "../recipient.ts";
import { readOwnWords } from "../texts/read-own-words.ts";
import { type NotificationRow, notificationRow } from "./notification-row.ts";
import { aboutEvent, aboutSubject } from "./notification-subject.ts";
import { writeNotifications } from "./write-notifications.ts";

/** A notification, as it stands after it was queued. */
export interface QueuedNotification {
  readonly id: string;
  readonly state: NotificationState;
}

export interface SchedulingNotificationPorts {
  /** The transaction of the booking: what is queued commits or rolls back with it. */
  readonly tx: Transaction;
  readonly tenantId: string;
  /** Queues jobs in `tx`, in one statement. */
  enqueue(queue: string, jobs: readonly object[], options?: JobOptions): Promise<void>;
  /** The signed link by which the client or candidate sees and changes the event. */
  manageUrl(event: ScheduledEvent): Promise<string>;
  readonly now: Date;
}

/**
 * Tells the parties of one tenant's events what happens. Every method writes rows and jobs in the
 * caller's transaction; what was queued before for the same version of the event, kind, offset,
 * recipient and channel is left as it is and returned. Make one for each transaction.
 *
 * A method that names its channel writes there. Those that do not ask the plan, and so the recipient's
 * preferences, and return nothing where the recipient wants nothing.
 *
 * @example
 * const service = new SchedulingNotificationService({ tx, tenantId, enqueue, manageUrl, now });
 * await service.sendConfirmationEmail(event, client); // { id: "…", state: "queued" }
 */
export class SchedulingNotificationService {
  readonly #ports: SchedulingNotificationPorts;
  readonly #parties = new Map<string, Promise<EventParties>>();
  readonly #links = new Map<string, Promise<string>>();
  #organisation: Promise<OrganisationFacts> | undefined;

  constructor(ports: SchedulingNotificationPorts) {
    this.#ports = ports;
  }

  /**
   * With the invitation to the event.
   *
   * @returns null where the recipient has no address
   */
  async sendConfirmationEmail(
    event: ScheduledEvent,
    recipient: Recipient,
  ): Promise<QueuedNotification | null> {
    return await this.#sendEmail(event, recipient, { kind: "confirmation" });
  }

  /**
   * @param type A standard reminder by name, any other by its minutes before the start.
   * @returns null where the recipient has no address
   */
  async sendReminderEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    type: ReminderType,
  ): Promise<QueuedNotification | null> {
    return await this.#sendEmail(event, recipient, reminderNotice(type));
  }

  /**
   * With the invitation's withdrawal. The reason is the event's own unless one is given.
   *
   * @returns null where the recipient has no address
   */
  async sendCancellationEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    reason: string | undefined = event.row.cancellationReason ?? undefined,
  ): Promise<QueuedNotification | null> {
    return await this.#sendEmail(event, recipient, { kind: "cancellation", reason });
  }

  /**
   * With the invitation's update.
   *
   * @returns null where the recipient has no address
   */
  async sendRescheduleEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    change: { readonly previousStart: Date; readonly reason?: string | undefined },
  ): Promise<QueuedNotification | null> {
    return await this.#sendEmail(event, recipient, { kind: "reschedule", ...change });
  }

  /** There at once when the transaction commits, in the member's open pages too. */
  async sendInAppNotification(
    event: ScheduledEvent,
    recipient: Recipient,
    notice: EventNotice,
  ): Promise<QueuedNotification> {
    return await this.#send(event, recipient, "in_app", notice);
  }

  /** @returns null where the recipient gets no text messages */
  async sendConfirmationSms(
    event: ScheduledEvent,
    recipient: Recipient,
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, { kind: "confirmation" });
  }

  /** @returns null where the recipient gets no text messages */
  async sendReminderSms(
    event: ScheduledEvent,
    recipient: Recipient,
    type: ReminderType,
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, reminderNotice(type));
  }

  /** @returns null where the recipient gets no text messages */
  async sendCancellationSms(
    event: ScheduledEvent,
    recipient: Recipient,
    reason: string | undefined = event.row.cancellationReason ?? undefined,
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, { kind: "cancellation", reason });
  }

  /** @returns null where the recipient gets no text messages */
  async sendRescheduleSms(
    event: ScheduledEvent,
    recipient: Recipient,
    change: { readonly previousStart: Date; readonly reason?: string | undefined },
  ): Promise<QueuedNotification | null> {
    return await this.#sendSms(event, recipient, { kind: "reschedule", ...change });
  }

  /**
   * Asks an interviewer for the feedback that is missing.
   *
   * @param due.offsetMinutes After the end of the interview, 1 or more; each is asked once.
   */
  async sendFeedbackDue(
    event: ScheduledEvent,
    recipient: Recipient,
    due: { readonly offsetMinutes: number; readonly feedbackUrl: string },
  ): Promise<QueuedNotification[]> {
    return await this.sendToAll(event, { kind: "feedback_due", ...due }, [recipient]);
  }

  /** Once for each refund, whatever becomes of its event. */
  async sendRefundMade(
    event: ScheduledEvent,
    recipient: Recipient,
    refund: Refund,
  ): Promise<QueuedNotification[]> {
    return await this.sendToAll(event, { kind: "refund_made", refund }, [recipient]);
  }

  /** Once for each payment, whatever becomes of its event. */
  async sendReceipt(
    event: ScheduledEvent,
    recipient: Recipient,
    receipt: Receipt,
  ): Promise<QueuedNotification[]> {
    return await this.sendToAll(event, { kind: "receipt", receipt }, [recipient]);
  }

  /** Once for each who declines a version of the interview. */
  async sendInterviewerDeclined(
    event: ScheduledEvent,
    recipient: Recipient,
    decline: Decline,
  ): Promise<QueuedNotification[]> {
    return await this.sendToAll(event, { kind: "interviewer_declined", decline }, [recipient]);
  }

  /** Once for each hold. */
  async sendHoldExpiring(hold: HeldTime, recipient: Recipient): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "hold_expiring", hold }, recipient);
  }

  /** Once for each version of the offer. */
  async sendOfferSent(offer: SentOffer, recipient: Recipient): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "offer_sent", offer }, recipient);
  }

  /** Once for each offer to the waiting entry. */
  async sendSlotOffered(offer: OfferedSlot, recipient: Recipient): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "slot_offered", offer }, recipient);
  }

  /** Once for each time that the connection is lost. */
  async sendCalendarReconnect(
    connection: LostConnection,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "calendar_reconnect", connection }, recipient);
  }

  /** Once for each application. */
  async sendApplicationReceived(
    application: ReceivedApplication,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "application_received", application }, recipient);
  }

  /** Once for each time that it is rejected; not where it was reopened before the message went out. */
  async sendApplicationRejected(
    application: RejectedApplication,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "application_rejected", application }, recipient);
  }

  /** Once for each time that the request is sent; not where it was closed before the message went out. */
  async sendTimeRequested(
    request: RequestedTime,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "time_requested", request }, recipient);
  }

  /** Once for each answer; not where the request came to something else before the message went out. */
  async sendTimesGiven(
    request: AnsweredRequest,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "times_given", request }, recipient);
  }

  /** Once for each note and reader; not where they are mentioned in it no more. */
  async sendMentioned(note: MentioningNote, recipient: Recipient): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "mentioned", note }, recipient);
  }

  /** Once for each step of the offer; not where the reader has nothing to approve any more. */
  async sendApprovalRequested(
    offer: OfferToApprove,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "approval_requested", offer }, recipient);
  }

  /** Once for each step of the offer. */
  async sendOfferAnswered(
    offer: AnsweredOffer,
    recipient: Recipient,
  ): Promise<QueuedNotification[]> {
    return await this.#sendAbout({ kind: "offer_answered", offer }, recipient);
  }

  /**
   * Tells everyone, each on the channels that `planNotices` finds.
   *
   * @param recipients Default: all parties of the event; see `recipientsOf`.
   */
  async sendToAll(
    event: ScheduledEvent,
    notice: EventNotice,
    recipients?: readonly Recipient[],
  ): Promise<QueuedNotification[]> {
    const { everyone, preferences } = await this.#audience(event, recipients);
    return await this.#queue(event, planNotices(notice, everyone, preferences));
  }

  /** Records reminders that are not sent any more, because a more urgent one took over. */
  async recordPassedOver(
    event: ScheduledEvent,
    offsetsMinutes: readonly number[],
    recipients?: readonly Recipient[],
  ): Promise<QueuedNotification[]> {
    if (offsetsMinutes.length === 0) return [];
    const { everyone, preferences } = await this.#audience(event, recipients);
    const planned = offsetsMinutes.flatMap((offset) =>
      planNotices(reminderNotice(offset), everyone, preferences),
    );
    return await this.#queue(event, planned, "passed_over");
  }

  async #send(
    event: ScheduledEvent,
    recipient: Recipient,
    channel: NotificationChannel,
    notice: EventNotice,
  ): Promise<QueuedNotification> {
    const [queued] = await this.#queue(event, [{ recipient, channel, notice }]);
    if (!queued) throw new Error("A notification was neither written nor found");
    return queued;
  }

  async #sendEmail(
    event: ScheduledEvent,
    recipient: Recipient,
    notice: EventNotice,
  ): Promise<QueuedNotification | null> {
    return recipient.email === null ? null : await this.#send(event, recipient, "email", notice);
  }

  async #sendSms(
    event: ScheduledEvent,
    recipient: Recipient,
    notice: EventNotice,
  ): Promise<QueuedNotification | null> {
    return recipient.phone ? await this.#send(event, recipient, "sms", notice) : null;
  }

  async #sendAbout(notice: SubjectNotice, recipient: Recipient): Promise<QueuedNotification[]> {
    const { tx, tenantId, now } = this.#ports;
    const planned = planNotices(notice, [recipient], await loadPreferences(tx, [recipient]));
    if (planned.length === 0) return [];
    this.#organisation ??= loadOrganisationFacts(tx, tenantId);
    const facts = subjectFacts(notice, await this.#organisation, recipient);
    const subject = aboutSubject(notice, recipient);
    const ownWords = await readOwnWords(tx, { kinds: [notice.kind] });
    const rows = planned.map(({ channel }) =>
      notificationRow({ tenantId, subject, notice, recipient, channel, facts, ownWords, now }),
    );
    return await writeNotifications(this.#ports, rows);
  }

  async #queue(
    event: ScheduledEvent,
    planned: readonly PlannedNotice<EventNotice>[],
    settled?: "passed_over",
  ): Promise<QueuedNotification[]> {
    if (planned.length === 0) return [];
    const { tenantId, now } = this.#ports;
    const parties = await this.#partiesOf(event);
    const { ownWords } = parties;
    const rows: NotificationRow[] = [];
    for (const { recipient, channel, notice } of planned) {
      const linked = isOutside(recipient) && notice.kind !== "cancellation";
      const link = linked ? await this.#linkOf(event) : null;
      const facts = factsFor(event, parties, recipient, notice, link);
      const subject = aboutEvent(event, notice);
      rows.push(
        notificationRow({
          tenantId,
          subject,
          notice,
          recipient,
          channel,
          facts,
          ownWords,
          now,
          settled,
        }),
      );
    }
    return await writeNotifications(this.#ports, rows);
  }

  /** Who is told, and what they prefer: known of the event's parties, else read. */
  async #audience(event: ScheduledEvent, recipients: readonly Recipient[] | undefined) {
    const parties = await this.#partiesOf(event);
    const everyone = recipients ?? recipientsAmong(parties);
    const strangers = everyone.filter(({ id }) => !parties.preferences.has(id));
    const preferences: Preferences =
      strangers.length === 0
        ? parties.preferences
        : new Map([...parties.preferences, ...(await loadPreferences(this.#ports.tx, strangers))]);
    return { everyone, preferences };
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

function reminderNotice(type: ReminderType): EventNotice {
  return {
    kind: "reminder",
    offsetMinutes: typeof type === "number" ? type : STANDARD_REMINDERS[type],
  };
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
