import { CalendarEventGenerator, type IcsFile } from "@convene/calendar";
import type { Message } from "./message.ts";
import { webAddress } from "./web-address.ts";

/**
 * The calendar file that rides along: an invitation, its update, or its withdrawal; null where the
 * message changes nothing in a calendar. Its only attendee is the reader: nobody's address goes to
 * anybody else.
 *
 * @param stamp When the message was queued: of two files a calendar keeps the later.
 */
export function writeCalendarFile(
  { kind, facts }: Message,
  reader: { readonly address: string },
  stamp: Date,
): IcsFile | null {
  const method = METHODS[kind];
  if (!method || facts.subject !== "event") return null;
  const url = webAddress(facts.manageUrl) ?? webAddress(facts.meetingUrl);
  const location = facts.location ?? webAddress(facts.meetingUrl);
  const event = {
    uid: facts.uid,
    sequence: facts.sequence,
    title: facts.title,
    start: facts.start,
    end: facts.end,
    timeZone: facts.timeZone,
    organizer: facts.organiser,
    attendees: [{ name: facts.recipientName || reader.address, email: reader.address }],
    status: method === "CANCEL" ? ("cancelled" as const) : ("confirmed" as const),
    method,
    stamp,
    ...(location && { location }),
    ...(url && { url }),
  };
  return new CalendarEventGenerator(event).generateIcsFile();
}

const METHODS: Readonly<Partial<Record<Message["kind"], "REQUEST" | "CANCEL">>> = {
  confirmation: "REQUEST",
  reschedule: "REQUEST",
  cancellation: "CANCEL",
};
