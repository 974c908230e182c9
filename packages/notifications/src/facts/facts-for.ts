import { eventUid } from "@convene/calendar";
import type { ScheduledEvent } from "@convene/prisma";
import type { EventNotice, Receipt, Refund, SeveralOccurrences } from "../notice.ts";
import { isOutside, type Recipient } from "../recipient.ts";
import type { EventParties } from "./load-event-parties.ts";
import type { StoredEventFacts } from "./message-facts.ts";

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
  notice: EventNotice,
  manageUrl: string | null,
): StoredEventFacts {
  const { kind, row } = event;
  const occurrence = occurrenceOf(event, parties);
  const outside = isOutside(recipient);
  return {
    subject: "event",
    eventKind: kind,
    uid: eventUid(occurrence?.seriesId ?? row.id),
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
    previousStart:
      notice.kind === "reschedule" ? (notice.previousStart?.toISOString() ?? null) : null,
    reason: "reason" in notice ? notice.reason?.trim() || null : null,
    standIn: notice.kind === "cancellation" ? (notice.standIn ?? null) : null,
    feedbackUrl: notice.kind === "feedback_due" ? notice.feedbackUrl : null,
    refund: notice.kind === "refund_made" ? refundFacts(notice.refund) : null,
    receipt: notice.kind === "receipt" ? receiptFacts(notice.receipt) : null,
    occurrence: occurrence && { at: occurrence.at.toISOString(), timeZone: occurrence.timeZone },
    series: "series" in notice && notice.series ? seriesFacts(notice.series) : null,
  };
}

/** For a member: the outside party first, then the colleagues who are there too. */
function namesFor(member: Recipient, { outside, hostNames }: EventParties): string[] {
  const colleagues = hostNames.filter((name) => name !== member.name);
  return outside ? [outside.name, ...colleagues] : colleagues;
}

/** Null: it is part of no series. */
function occurrenceOf({ kind, row }: ScheduledEvent, { seriesTimeZone }: EventParties) {
  if (kind === "interview" || seriesTimeZone === null) return null;
  const { seriesId, occurrenceAt: at } = row;
  return seriesId && at ? { seriesId, at, timeZone: seriesTimeZone } : null;
}

function seriesFacts({ rule, timeZone, start, madeUntil, occurrences }: SeveralOccurrences) {
  return {
    rule,
    timeZone,
    start: start.toISOString(),
    madeUntil: madeUntil.toISOString(),
    occurrences: occurrences.map((one) => ({
      at: one.at.toISOString(),
      start: one.start.toISOString(),
      end: one.end.toISOString(),
      version: one.version,
    })),
  };
}

function refundFacts({ amount, currency, paid, receiptUrl }: Refund) {
  return { amount, currency, paid, receiptUrl };
}

function receiptFacts({ amount, currency, method, number, due, receiptUrl }: Receipt) {
  return { amount, currency, method, number, due, receiptUrl };
}
