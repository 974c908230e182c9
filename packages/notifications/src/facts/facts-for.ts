import { eventUid } from "@convene/calendar";
import type { ScheduledEvent } from "@convene/prisma";
import type { Decline, EventNotice, Receipt, Refund, SeveralOccurrences } from "../notice.ts";
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
  const moved = notice.kind === "reschedule" ? notice : null;
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
    previousStart: moved?.previousStart?.toISOString() ?? null,
    previousEnd: moved?.before?.end?.toISOString() ?? null,
    previousLocation: moved?.before?.location ?? null,
    previousHostName: moved?.before?.hostName ?? null,
    reason: "reason" in notice ? notice.reason?.trim() || null : null,
    standIn: notice.kind === "cancellation" ? (notice.standIn ?? null) : null,
    feedbackUrl: notice.kind === "feedback_due" ? notice.feedbackUrl : null,
    refund: notice.kind === "refund_made" ? refundFacts(notice.refund) : null,
    receipt: notice.kind === "receipt" ? receiptFacts(notice.receipt) : null,
    decline: notice.kind === "interviewer_declined" ? declineFacts(notice.decline) : null,
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

function declineFacts({ name, reason, outcome, url }: Decline) {
  return {
    name,
    reason: reason?.trim() || null,
    standIn: "standIn" in outcome ? outcome.standIn : null,
    whyNot: "whyNot" in outcome ? outcome.whyNot : null,
    url,
  };
}
