import type { NotificationChannel, NotificationKind } from "@convene/prisma";
import { addDays, addMinutes } from "date-fns";
import type { MessageFacts } from "../facts/message-facts.ts";
import type { OwnWords } from "./own-words.ts";
import { renderMessage } from "./render-message.ts";

/** What a person sees of a message before it is sent to anybody. */
export interface Preview {
  readonly subject: string;
  readonly text: string;
  /** For mail only. */
  readonly html: string | null;
}

/**
 * A message as it would be, or would have been, at the moment when it goes out: a reminder its offset
 * before the start, something with a deadline before that.
 *
 * @param language Of the catalogue, or a locale of such a language.
 * @param timeZone The reader's; default: the event's.
 * @param offsetMinutes Of a reminder; default: a day.
 * @throws InvalidInputError where the facts are not those of a message of that kind
 */
export async function previewMessage({
  kind,
  language,
  facts,
  own,
  channel,
  now,
  timeZone = "timeZone" in facts ? facts.timeZone : "UTC",
  offsetMinutes = kind === "reminder" ? 24 * 60 : 0,
}: {
  readonly kind: NotificationKind;
  readonly language: string;
  readonly facts: MessageFacts;
  readonly own?: OwnWords | undefined;
  readonly channel: NotificationChannel;
  readonly now: Date;
  readonly timeZone?: string;
  readonly offsetMinutes?: number;
}): Promise<Preview> {
  const at = sentAt(kind, facts, offsetMinutes, now);
  const { subject, text, html } = await renderMessage(
    { kind, offsetMinutes, facts, locale: language, timeZone },
    { channel, address: "reader@example.com", queuedAt: at, now: at, own },
  );
  return { subject, text, html };
}

function sentAt(
  kind: NotificationKind,
  facts: MessageFacts,
  offsetMinutes: number,
  now: Date,
): Date {
  if (kind === "reminder" && facts.subject === "event") {
    return addMinutes(facts.start, -offsetMinutes);
  }
  const held = facts.subject === "hold" || facts.subject === "slot";
  if (held && facts.expiresAt <= now) return addMinutes(facts.expiresAt, -15);
  if (facts.subject === "offer" && facts.expiresAt && facts.expiresAt <= now) {
    return addDays(facts.expiresAt, -3);
  }
  return now;
}
