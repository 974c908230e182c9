import { err, ok, type Result, SchedulingError } from "@convene/scheduling-core";
import type { MessageFacts } from "../facts/message-facts.ts";
import { textsIn } from "../locales/texts-in.ts";
import { renderMessage } from "../templates/render-message.ts";
import type { Delivery, Words } from "./delivery.ts";

/**
 * Writes a message, with the organisation's own words where it has some.
 *
 * @returns an error to be read by a person: what cannot be written will not become better by waiting
 */
export async function putIntoWords(
  delivery: Delivery,
  facts: MessageFacts,
  now: Date,
): Promise<Result<Words, string>> {
  const { kind, offsetMinutes, locale, timeZone, channel, address, createdAt, ownWords } = delivery;
  const { language } = textsIn(locale, facts.organisation.locale);
  try {
    const { subject, text, html, calendarFile } = await renderMessage(
      { kind, offsetMinutes, facts, locale, timeZone },
      { channel, address, queuedAt: createdAt, now, own: ownWords.get(language) },
    );
    return ok({ subject, text, html, calendarFile: calendarFile?.content ?? null });
  } catch (error) {
    return err(`The message could not be written: ${why(error)}`);
  }
}

/** Our own refusals name a field; what others say may hold what the message says. */
export function why(error: unknown): string {
  if (error instanceof SchedulingError) return error.message;
  return error instanceof Error ? error.name : "unknown error";
}
