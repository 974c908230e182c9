import { uuidv7 } from "uuidv7";
import type { OutgoingMessage } from "../channels/notification-channel-adapter.ts";

const CALENDAR_FILE = {
  filename: "invite.ics",
  contentType: "text/calendar; charset=utf-8; method=REQUEST",
  content: "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nEND:VCALENDAR\r\n",
  method: "REQUEST",
} as const;

/** A mail with everything that one can have. */
export function outgoingMail(changed: Partial<OutgoingMessage> = {}): OutgoingMessage {
  const id = uuidv7();
  return {
    id,
    tenantId: uuidv7(),
    idempotencyKey: `${id}/0`,
    channel: "email",
    to: { name: "Zoë Martin", address: "zoe@example.com" },
    from: { name: 'Studio "Nord"', replyTo: "hello@studio-nord.example" },
    subject: "Confirmed: Haircut on 20 February",
    text: "Your appointment is confirmed: 14:00.\n",
    html: "<p>Your appointment is confirmed: <b>14:00</b>.</p>",
    calendarFile: CALENDAR_FILE,
    ...changed,
  };
}

export function outgoingText(changed: Partial<OutgoingMessage> = {}): OutgoingMessage {
  return outgoingMail({
    channel: "sms",
    to: { name: "Zoë Martin", address: "+14165550123" },
    text: "Studio Nord: your haircut is on 20 February at 14:00.",
    html: null,
    calendarFile: null,
    ...changed,
  });
}
