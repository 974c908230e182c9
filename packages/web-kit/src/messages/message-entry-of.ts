import type { MessageEntry, MessageWithText } from "@convene/ui";
import type { i18n } from "i18next";
import type { NotificationEntry, NotificationLetter } from "../api/shared-api.ts";
import { messageNote } from "./message-note.ts";

/** What a person may send again from a list; of the rest the message's own page knows more. */
const retryable: ReadonlySet<NotificationEntry["state"]> = new Set([
  "failed",
  "dead",
  "unclear",
  "bounced",
]);

/** Nothing goes out any more, unless a person has it sent again. */
const unsent: ReadonlySet<NotificationEntry["state"]> = new Set([
  "passed_over",
  "withdrawn",
  "suppressed",
]);

/** A notification as lists show it. */
export function messageEntryOf(
  i18n: i18n,
  notification: NotificationEntry,
  timeZone: string,
): MessageEntry {
  const { id, channel, kind, recipient, subject, state, createdAt, provider } = notification;
  const note = messageNote(i18n, notification, timeZone);
  return {
    id,
    channel,
    to: recipient.name,
    ...(channel !== "in_app" && { address: recipient.address }),
    // written only when it goes out
    subject: subject ?? i18n.t(`kit:message.kind.${kind}`),
    state,
    ...(state === "sent" &&
      provider === "outbox" &&
      channel !== "in_app" && { stateLabel: i18n.t("kit:message.kept") }),
    createdAt: new Date(createdAt),
    ...(note !== undefined && { note }),
    canRetry: retryable.has(state),
  };
}

export function messageWithTextOf(
  i18n: i18n,
  notification: NotificationLetter,
  timeZone: string,
): MessageWithText {
  const { html, text, calendarFile, state, suppression } = notification;
  const entry = messageEntryOf(i18n, notification, timeZone);
  return {
    ...entry,
    // what blocked it may be lifted by now
    canRetry: entry.canRetry || (state === "suppressed" && suppression === null),
    text: text ?? i18n.t(unsent.has(state) ? "kit:message.neverWritten" : "kit:message.notWritten"),
    ...(html === null ? {} : { html }),
    attachments:
      calendarFile === null
        ? []
        : [{ fileName: "invite.ics", contentType: "text/calendar", content: calendarFile }],
  };
}
