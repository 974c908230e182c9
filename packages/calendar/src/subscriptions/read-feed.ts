import type { Transaction } from "@convene/prisma";
import { addDays, subDays, subHours } from "date-fns";
import { timeZoneOf } from "../connections/time-zone-of.ts";
import { eventUid } from "../event-uid.ts";
import { writeBusyFeed } from "../feeds/write-busy-feed.ts";
import { type FeedEvent, writeFeed } from "../feeds/write-feed.ts";
import { sameSecret } from "../sync/same-secret.ts";
import { hashFeedSecret } from "./feed-secret.ts";

const PAST_DAYS = 30;
const FUTURE_DAYS = 366;
const MOST_EVENTS = 2_000;
const REFRESH_MINUTES = 60;
/** That it is read is written down so often at most: programs ask every few minutes. */
const READ_HOURS = 1;

export interface FeedAsk {
  readonly feedId: string;
  readonly secret: string;
  /** What a busy time is called, in the language of the member. */
  readonly busyTitle: (locale: string) => string;
  readonly now: Date;
}

/**
 * The calendar behind a secret address: a month back and a year ahead of a member's events.
 *
 * @returns iCalendar text; null where there is no such feed, or the secret is another one
 */
export async function readFeed(
  tx: Transaction,
  { feedId, secret, busyTitle, now }: FeedAsk,
): Promise<string | null> {
  const feed = await tx.calendarFeed.findFirst({
    where: { id: feedId },
    include: { member: { select: { id: true, resourceId: true, locale: true } } },
  });
  if (!feed || !sameSecret(hashFeedSecret(secret), feed.secretHash)) return null;
  if (feed.lastReadAt === null || feed.lastReadAt < subHours(now, READ_HOURS)) {
    await tx.calendarFeed.updateMany({ where: { id: feedId }, data: { lastReadAt: now } });
  }
  const { name, member } = feed;
  const timeZone = await timeZoneOf(tx, member.id);
  const events = member.resourceId ? await readEvents(tx, member.resourceId, now) : [];
  const calendar = { name, timeZone, events, refreshMinutes: REFRESH_MINUTES };
  return feed.freeBusy
    ? writeBusyFeed({ ...calendar, title: busyTitle(member.locale) })
    : writeFeed(calendar);
}

async function readEvents(
  tx: Transaction,
  resourceId: string,
  now: Date,
): Promise<readonly FeedEvent[]> {
  const within = {
    scheduledStart: { gte: subDays(now, PAST_DAYS), lt: addDays(now, FUTURE_DAYS) },
    status: { not: "cancelled" },
  } as const;
  const order = { orderBy: { scheduledStart: "asc" }, take: MOST_EVENTS } as const;
  const room = { select: { joinUrl: true } } as const;
  const person = { select: { name: true, erasedAt: true } } as const;
  const interviews = await tx.interview.findMany({
    where: { ...within, attendees: { some: { resourceId } } },
    include: { room, application: { select: { candidate: person } } },
    ...order,
  });
  const appointments = await tx.appointment.findMany({
    where: { ...within, hostResourceId: resourceId },
    include: { room, client: person },
    ...order,
  });
  return [
    ...interviews.map((row) =>
      toFeedEvent(row, row.application.candidate, row.room?.joinUrl ?? row.meetingUrl),
    ),
    ...appointments.map((row) => toFeedEvent(row, row.client, row.room?.joinUrl ?? null)),
  ];
}

interface EventRow {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly status: string;
  readonly location: string | null;
  readonly scheduledStart: Date;
  readonly scheduledEnd: Date;
  readonly timezone: string;
  readonly createdAt: Date;
  readonly lastRescheduledAt: Date | null;
}

function toFeedEvent(
  row: EventRow,
  outside: { readonly name: string; readonly erasedAt: Date | null },
  joinUrl: string | null,
): FeedEvent {
  const location = row.location ?? joinUrl;
  return {
    uid: eventUid(row.id),
    sequence: row.version,
    title: outside.erasedAt ? row.title : `${row.title} · ${outside.name}`,
    start: row.scheduledStart,
    end: row.scheduledEnd,
    timeZone: row.timezone,
    status: row.status === "pending" ? "tentative" : "confirmed",
    stamp: row.lastRescheduledAt ?? row.createdAt,
    ...(location && { location }),
    ...(joinUrl && URL.canParse(joinUrl) && { url: joinUrl }),
  };
}
