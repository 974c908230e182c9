import type { NotificationChannel, NotificationState } from "@convene/prisma";
import { InvalidInputError } from "@convene/scheduling-core";
import { uuidv7 } from "uuidv7";
import { messageFactsSchema, type StoredFacts } from "../facts/message-facts.ts";
import { textsIn } from "../locales/texts-in.ts";
import type { Notice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";
import { renderShort } from "../templates/render-message.ts";
import type { SavedWords } from "../texts/saved-words.ts";
import type { NotificationSubject } from "./notification-subject.ts";

interface RowParts {
  readonly tenantId: string;
  readonly subject: NotificationSubject;
  readonly notice: Notice;
  readonly recipient: Recipient;
  readonly channel: NotificationChannel;
  readonly facts: StoredFacts;
  /** The organisation's own words, of every kind and language. */
  readonly ownWords: readonly SavedWords[];
  readonly now: Date;
  /** The state of what is recorded only. */
  readonly settled?: "passed_over" | undefined;
}

export type NotificationRow = ReturnType<typeof notificationRow>;

/** A notification as it is written. What is shown in an app needs no delivery: the row is it. */
export function notificationRow(parts: RowParts) {
  const { tenantId, subject, notice, recipient, channel, facts, now, settled } = parts;
  const state: NotificationState = settled ?? "queued";
  return {
    tenantId,
    id: uuidv7(),
    ...subject,
    kind: notice.kind,
    offsetMinutes: "offsetMinutes" in notice ? notice.offsetMinutes : 0,
    channel,
    recipientKind: recipient.kind,
    recipientId: recipient.id,
    address: addressOf(recipient, channel),
    locale: recipient.locale,
    timeZone: recipient.timeZone,
    facts,
    state,
    createdAt: now,
    ...(channel === "in_app" && !settled && shownInApp(parts)),
  };
}

function shownInApp({ notice, facts, recipient, ownWords, now }: RowParts) {
  const { locale, timeZone } = recipient;
  const { language } = textsIn(locale, facts.organisation.locale);
  const own = ownWords.find((words) => words.kind === notice.kind && words.language === language);
  const { subject, text } = renderShort(
    {
      kind: notice.kind,
      offsetMinutes: "offsetMinutes" in notice ? notice.offsetMinutes : 0,
      facts: messageFactsSchema.parse(facts),
      locale,
      timeZone,
    },
    now,
    { own },
  );
  return { state: "sent" as const, subject, text, sentAt: now };
}

function addressOf(recipient: Recipient, channel: NotificationChannel): string {
  switch (channel) {
    case "email":
      if (recipient.email === null) throw new InvalidInputError("recipient.email", "is missing");
      return recipient.email;
    case "sms":
      if (!recipient.phone) throw new InvalidInputError("recipient.phone", "is missing");
      return recipient.phone;
    case "in_app":
      return "";
  }
}
