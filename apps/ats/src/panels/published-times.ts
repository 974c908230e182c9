import { announce, type PublishedTime, type Transaction, type Work } from "@convene/prisma";
import { InvalidInputError, NotFoundError, toInstant } from "@convene/scheduling-core";
import { addDays, addYears, subDays } from "date-fns";
import { uuidv7 } from "uuidv7";
import { viewInterviewerSettings } from "./interviewer-settings.ts";
import { publishedSpans } from "./published-hours.ts";

/** A time that somebody publishes for interviews. */
interface PublishedTimeDetails {
  /** Of the first one, `YYYY-MM-DDTHH:mm:ss` in `timezone`. */
  readonly startLocal: string;
  /** IANA. */
  readonly timezone: string;
  readonly durationMinutes: number;
  /** RFC 5545 RRULE, without DTSTART; null: once. */
  readonly rule: string | null;
}

/** How far ahead a rule is looked through for its last occurrence. */
const LONGEST_RULE_YEARS = 5;

/** What somebody published and is not over yet, by the start of the first one. */
export async function listPublishedTimes(work: Work, resourceId: string): Promise<PublishedTime[]> {
  await viewInterviewerSettings(work, resourceId);
  return await work.tx.publishedTime.findMany({
    where: { resourceId, OR: [{ endsAt: null }, { endsAt: { gt: work.now } }] },
    orderBy: [{ startLocal: "asc" }, { id: "asc" }],
  });
}

/**
 * Publishes a time, once or again and again.
 *
 * @throws NotFoundError for somebody who is no interviewer
 * @throws InvalidInputError naming `startLocal` or `rule`; also where it never takes place from now on
 * @throws UnknownTimeZoneError
 */
export async function publishTime(
  work: Work,
  resourceId: string,
  details: PublishedTimeDetails,
): Promise<PublishedTime> {
  const { tx, tenantId, now } = work;
  await viewInterviewerSettings(work, resourceId);
  const published = await tx.publishedTime.create({
    data: {
      tenantId,
      id: uuidv7(),
      resourceId,
      ...details,
      endsAt: endOf(details, now),
      createdAt: now,
    },
  });
  await announce(tx, { subject: "setup", id: resourceId, change: "changed" });
  return published;
}

/**
 * Takes back what was published: all of it, or one occurrence. What is scheduled then stays.
 *
 * @param start Of the occurrence; left out: all.
 * @throws NotFoundError
 */
export async function withdrawTime({ tx }: Work, id: string, start?: Date): Promise<void> {
  const time = await requirePublishedTime(tx, id);
  const isSeries = time.rule !== null;
  if (start !== undefined && isSeries) {
    const range = { start: subDays(start, 1), end: addDays(start, 1) };
    const spans = publishedSpans(time, range);
    if (!spans.some((span) => span.start.getTime() === start.getTime())) {
      throw new NotFoundError("published time");
    }
    await tx.publishedTime.updateMany({ where: { id }, data: { excluded: { push: start } } });
  } else {
    await tx.publishedTime.deleteMany({ where: { id } });
  }
  await announce(tx, { subject: "setup", id: time.resourceId, change: "changed" });
}

/** @throws NotFoundError */
export async function requirePublishedTime(tx: Transaction, id: string): Promise<PublishedTime> {
  const time = await tx.publishedTime.findFirst({ where: { id } });
  if (!time) throw new NotFoundError("published time");
  return time;
}

/** When the last one ends; null: not within five years, so that it counts as going on. */
function endOf(details: PublishedTimeDetails, now: Date): Date | null {
  const first = toInstant(details.startLocal, details.timezone);
  const last = addYears(now, LONGEST_RULE_YEARS);
  const range = { start: subDays(first, 1), end: addYears(last, 1) };
  const spans = publishedSpans({ ...details, excluded: [] }, range);
  const end = spans.at(-1)?.end;
  if (!end || end <= now) {
    throw new InvalidInputError(details.rule === null ? "startLocal" : "rule", "is over already");
  }
  return end > last ? null : end;
}
