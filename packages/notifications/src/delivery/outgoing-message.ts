import type { OutgoingMessage } from "../channels/notification-channel-adapter.ts";
import type { MessageFacts } from "../facts/message-facts.ts";
import type { Delivery, Words } from "./delivery.ts";
import { storedCalendarFile } from "./stored-calendar-file.ts";

/** A message as its channel gets it: the same at each attempt of a group. */
export function outgoingMessage(
  tenantId: string,
  { id, attemptGroup, channel, address }: Delivery,
  { organisation, recipientName }: Pick<MessageFacts, "organisation" | "recipientName">,
  { subject, text, html, calendarFile }: Words,
): OutgoingMessage {
  return {
    id,
    tenantId,
    idempotencyKey: `${id}/${attemptGroup}`,
    channel,
    to: { name: recipientName, address },
    from: { name: organisation.senderName ?? organisation.name, replyTo: organisation.replyTo },
    subject,
    text,
    html,
    calendarFile: calendarFile === null ? null : storedCalendarFile(calendarFile),
  };
}
