import type { OutboxEntry, OutboxLetter } from "@convene/ui";
import type { i18n } from "i18next";
import type { NotificationEntry, NotificationLetter } from "../api/shared-api.ts";

/** A notification as the outbox's list shows it. */
export function outboxEntryOf(i18n: i18n, notification: NotificationEntry): OutboxEntry {
  const { id, channel, kind, recipient, subject, state, createdAt, lastError } = notification;
  return {
    id,
    channel,
    to: channel === "in_app" ? recipient.name : `${recipient.name} <${recipient.address}>`,
    // written only when it goes out
    subject: subject ?? i18n.t(`kit:outbox.kind.${kind}`),
    state,
    createdAt: new Date(createdAt),
    ...(lastError === null ? {} : { error: lastError }),
    ...(state === "passed_over" || state === "withdrawn"
      ? { note: i18n.t(`kit:outbox.reason.${state}`) }
      : {}),
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
