import { CalendarEventGenerator, type IcsFile } from "@convene/calendar";
import { messageFactsSchema, type Preview, previewMessage } from "@convene/notifications";
import type { Repair } from "./generated/client.ts";

const ORGANISER = { name: "Two Wheels", email: "hello@two-wheels.example" };

/** The mail that confirms a repair, in the owner's language. */
export function confirmation(repair: Repair, language: string, now: Date): Promise<Preview> {
  const facts = messageFactsSchema.parse({
    organisation: {
      name: ORGANISER.name,
      locale: language,
      accentColour: null,
      logoUrl: null,
      replyTo: ORGANISER.email,
    },
    recipientName: repair.owner,
    subject: "event",
    eventKind: "appointment",
    uid: uidOf(repair),
    sequence: repair.rescheduleCount,
    title: repair.bicycle,
    about: null,
    start: repair.scheduledStart.toISOString(),
    end: repair.scheduledEnd.toISOString(),
    timeZone: repair.timezone,
    location: repair.branch,
    meetingUrl: null,
    organiser: ORGANISER,
    meets: [repair.mechanic],
    otherSide: null,
    manageUrl: null,
    previousStart: null,
    reason: null,
  });
  return previewMessage({ kind: "confirmation", language, facts, channel: "email", now });
}

/** The same for the owner's calendar. */
export function calendarFile(repair: Repair, now: Date): IcsFile {
  return new CalendarEventGenerator({
    uid: uidOf(repair),
    sequence: repair.rescheduleCount,
    title: repair.bicycle,
    start: repair.scheduledStart,
    end: repair.scheduledEnd,
    timeZone: repair.timezone,
    location: repair.branch,
    organizer: ORGANISER,
    attendees: [{ name: repair.owner, email: "owner@example.com" }],
    status: "confirmed",
    method: "REQUEST",
    stamp: now,
  }).generateIcsFile();
}

function uidOf({ branch, number }: Repair): string {
  return `${branch}-${number}@two-wheels.example`;
}
