import type { OutboxEntry, OutboxLetter } from "@convene/ui";
import type { i18n } from "i18next";
import type {
  NotificationEntry,
  NotificationLetter,
  NotificationState,
} from "../api/shared-api.ts";

/** A notification as the outbox's list shows it. */
export function outboxEntryOf(i18n: i18n, notification: NotificationEntry): OutboxEntry {
  const { id, channel, kind, recipient, subject, state, createdAt, lastError } = notification;
  const error = reasonOf(i18n, state) ?? lastError;
  return {
    id,
    channel,
    to: channel === "in_app" ? recipient.name : `${recipient.name} <${recipient.address}>`,
    // written only when it goes out
    subject: subject ?? i18n.t(`kit:outbox.kind.${kind}`),
    state: shownStates[state],
    createdAt: new Date(createdAt),
    ...(error === null ? {} : { error }),
  };
}

export function outboxLetterOf(i18n: i18n, notification: NotificationLetter): OutboxLetter {
  const { html, text, calendarFile } = notification;
  return {
    ...outboxEntryOf(i18n, notification),
    text: text ?? i18n.t("kit:outbox.notWritten"),
    ...(html === null ? {} : { html }),
    attachments:
      calendarFile === null
        ? []
        : [{ fileName: "invite.ics", contentType: "text/calendar", content: calendarFile }],
  };
}

const shownStates: Readonly<Record<NotificationState, OutboxEntry["state"]>> = {
  queued: "queued",
  sent: "sent",
  failed: "failed",
  dead: "dead",
  // not delivered either, but on purpose: the reason is told beside it
  passed_over: "dead",
  withdrawn: "dead",
};

function reasonOf(i18n: i18n, state: NotificationState): string | null {
  return state === "passed_over" || state === "withdrawn"
    ? i18n.t(`kit:outbox.reason.${state}`)
    : null;
}
