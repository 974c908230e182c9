import type { IcsFile } from "@convene/calendar";
import type { NotificationChannel } from "@convene/prisma";
import { describeMessage, summariseMessage } from "./describe-message.ts";
import { mailOf } from "./mail.ts";
import type { Message } from "./message.ts";
import type { OwnWords } from "./own-words.ts";
import { writeCalendarFile } from "./write-calendar-file.ts";
import { writeSms } from "./write-sms.ts";
import { writeText } from "./write-text.ts";

/** A message as a channel sends it. */
export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
  /** For mail only. */
  readonly html: string | null;
  /** For a mail that changes what is in a calendar. */
  readonly calendarFile: IcsFile | null;
}

/**
 * Gives a message its form for a channel: a mail, or a sentence.
 *
 * @param options.address Where it goes: a mail's calendar file names it.
 * @param options.queuedAt The stamp of the calendar file.
 * @param options.own The organisation's words for this kind in the reader's language.
 * @throws InvalidInputError where the facts are not those of a message of that kind
 */
export async function renderMessage(
  message: Message,
  options: {
    readonly channel: NotificationChannel;
    readonly address: string;
    readonly queuedAt: Date;
    readonly now: Date;
    readonly own?: OwnWords | undefined;
  },
): Promise<RenderedMessage> {
  const { channel, now, own } = options;
  if (channel !== "email") return renderShort(message, now, { channel, own });
  const description = describeMessage(message, now, own);
  const { renderMail } = await mailTemplates();
  return {
    subject: description.subject,
    text: writeText(description),
    html: await renderMail(mailOf(description, message.facts.organisation)),
    calendarFile: writeCalendarFile(message, options, options.queuedAt),
  };
}

let templates: Promise<typeof import("./render-mail.ts")> | undefined;

/** Only who writes mails needs their templates, and they take longer to load than all the rest. */
function mailTemplates() {
  templates ??= import("./render-mail.ts");
  return templates;
}

/**
 * A message as one sentence, for a text message or a list of notifications. Its link is at the end.
 *
 * @param options.channel Default: in the app.
 * @param options.own Its subject alone: an introduction has no place in a sentence.
 */
export function renderShort(
  message: Message,
  now: Date,
  options: {
    readonly channel?: Exclude<NotificationChannel, "email">;
    readonly own?: OwnWords | undefined;
  } = {},
): RenderedMessage {
  const { subject, sentence } = summariseMessage(message, now, options.own);
  const text = options.channel === "sms" ? writeSms(sentence) : sentence;
  return { subject, text, html: null, calendarFile: null };
}
