import type { IcsFile } from "@convene/calendar";
import type { NotificationChannel } from "@convene/prisma";
import { createElement } from "react";
import { render } from "react-email";
import { describeMessage } from "./describe-message.ts";
import { EventMail } from "./event-mail.ts";
import type { Message } from "./message.ts";
import { writeCalendarFile } from "./write-calendar-file.ts";
import { writeText } from "./write-text.ts";

/** A message as a channel sends it. */
export interface RenderedMessage {
  readonly subject: string;
  readonly text: string;
  /** For mail only. */
  readonly html: string | null;
  /** For mail only, and not for a reminder. */
  readonly calendarFile: IcsFile | null;
}

/**
 * Gives a message its form for a channel: a mail, or a sentence.
 *
 * @param options.address Where it goes: a mail's calendar file names it.
 * @param options.queuedAt The stamp of the calendar file.
 */
export async function renderMessage(
  message: Message,
  options: {
    readonly channel: NotificationChannel;
    readonly address: string;
    readonly queuedAt: Date;
    readonly now: Date;
  },
): Promise<RenderedMessage> {
  if (options.channel !== "email") return renderShort(message, options.now);
  const description = describeMessage(message, options.now);
  const { organisation } = message.facts;
  return {
    subject: description.subject,
    text: writeText(description),
    html: await render(createElement(EventMail, { description, organisation })),
    calendarFile: writeCalendarFile(message, options, options.queuedAt),
  };
}

/** A message as one sentence, for a text message or a list of notifications. */
export function renderShort(message: Message, now: Date): RenderedMessage {
  const { subject, short } = describeMessage(message, now);
  return { subject, text: short, html: null, calendarFile: null };
}
