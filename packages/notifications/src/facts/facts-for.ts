import type { ScheduledEvent } from "@convene/prisma";
import type { Notice } from "../notice.ts";
import { isOutside, type Recipient } from "../recipient.ts";
import type { StoredFacts } from "./event-facts.ts";
import { eventUid } from "./event-uid.ts";
import type { EventParties } from "./load-event-parties.ts";

/**
 * The facts of an event for one reader. Clients and candidates learn the names of those whom they
 * meet, never their addresses or zones.
 *
 * @param manageUrl The signed link of a client or candidate: null for anyone else, and where there is
 *   nothing left to manage.
 */
export function factsFor(
  event: ScheduledEvent,
  parties: EventParties,
  recipient: Recipient,
  notice: Notice,
  manageUrl: string | null,
): StoredFacts {
  const { kind, row } = event;
  const outside = isOutside(recipient);
  return {
    eventKind: kind,
    uid: eventUid(row.id),
    sequence: row.version,
    title: row.title,
    about: parties.about,
    start: row.scheduledStart.toISOString(),
    end: row.scheduledEnd.toISOString(),
    timeZone: row.timezone,
    location: row.location,
    meetingUrl: kind === "interview" ? row.meetingUrl : null,
    organiser: parties.organiser,
    organisation: parties.organisation,
    recipientName: recipient.name,
    meets: outside ? [...parties.hostNames] : namesFor(recipient, parties),
    otherSide: outside
      ? { name: parties.organisation.name, timeZone: parties.hostTimeZone }
      : parties.outside && { name: parties.outside.name, timeZone: parties.outside.timeZone },
    manageUrl,
    previousStart: notice.kind === "reschedule" ? notice.previousStart.toISOString() : null,
    reason: "reason" in notice ? notice.reason?.trim() || null : null,
  };
}

/** For a member: the outside party first, then the colleagues who are there too. */
function namesFor(member: Recipient, { outside, hostNames }: EventParties): string[] {
  const colleagues = hostNames.filter((name) => name !== member.name);
  return outside ? [outside.name, ...colleagues] : colleagues;
}
