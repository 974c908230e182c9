import {
  InvalidInputError,
  requireInstant,
  requireMinutes,
  UnknownTimeZoneError,
} from "@convene/scheduling-core";
import { Temporal } from "temporal-polyfill";
import type { CalendarEvent, CalendarRecurrence } from "./calendar-event.ts";
import { cleanText } from "./clean-text.ts";
import { atSecond, inZone, isDayStart, isWritable } from "./zoned-time.ts";

/** iCalendar's INTEGER is signed and has 32 bits. */
const MOST_SEQUENCE = 2 ** 31 - 1;

/** No escape exists for these inside a `mailto:` of an iCalendar line that every reader undoes. */
const EMAIL = /^[^\s\p{Cc}@,;:\\"<>]+@[^\s\p{Cc}@,;:\\"<>]+$/u;

/**
 * Refuses what could not be written, or would be read as something else.
 *
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError
 */
export function requireCalendarEvent(event: CalendarEvent): void {
  requireUid(event.uid);
  requireSequence(event.sequence);
  requireText(event.title, "title");
  if (event.url !== undefined) requireWebAddress(event.url, "url");
  requireStamp(event.stamp, "stamp");
  requireZone(event.timeZone);
  requireTimes(event);
  requirePerson(event.organizer, "organizer");
  event.attendees.forEach((attendee, index) => {
    requirePerson(attendee, `attendees[${index}]`);
  });
  requireDistinctAttendees(event);
  requireMethod(event);
  event.alarms?.forEach((minutes, index) => {
    requireMinutes(minutes, `alarms[${index}]`, 0);
  });
  if (event.recurrence) requireRecurrence(event, event.recurrence);
}

/** @throws InvalidInputError for anything but an absolute http or https URL */
export function requireWebAddress(url: string, field: string): void {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (parsed?.protocol !== "https:" && parsed?.protocol !== "http:") {
    throw new InvalidInputError(field, "is not an http or https URL");
  }
}

function requireUid(uid: string): void {
  if (!/^[!-~]{1,255}$/.test(uid) || /[\\,;]/.test(uid)) {
    throw new InvalidInputError(
      "uid",
      "must be 1 to 255 printable ASCII characters without space, comma, semicolon or backslash",
    );
  }
}

function requireSequence(sequence: number): void {
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > MOST_SEQUENCE) {
    throw new InvalidInputError("sequence", `must be 0 to ${MOST_SEQUENCE}, not ${sequence}`);
  }
}

function requireText(text: string, field: string): void {
  if (cleanText(text).trim() === "") throw new InvalidInputError(field, "is empty");
}

/** Four-digit years are all that the formats have; years before 1970 are nobody's booking. */
function requireStamp(date: Date, field: string): void {
  requireInstant(date, field);
  const year = date.getUTCFullYear();
  if (year < 1970 || year > 9998) {
    throw new InvalidInputError(field, `must lie in the years 1970 to 9998, not ${year}`);
  }
}

function requireZone(timeZone: string): void {
  try {
    // A bare offset passes for a zone in Temporal, but it has no rules to write down.
    if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError("not a name");
    new Temporal.ZonedDateTime(0n, timeZone);
  } catch (cause) {
    throw new UnknownTimeZoneError(timeZone, "timeZone", { cause });
  }
}

function requireTimes({ start, end, timeZone, allDay }: CalendarEvent): void {
  requireStamp(start, "start");
  requireStamp(end, "end");
  if (atSecond(end) <= atSecond(start)) throw new InvalidInputError("end", "must be after start");
  if (!allDay) return;
  for (const [field, date] of [["start", start] as const, ["end", end] as const]) {
    if (!isDayStart(inZone(date, timeZone))) {
      throw new InvalidInputError(field, `is not the first moment of a day in ${timeZone}`);
    }
  }
}

function requirePerson(person: { readonly name: string; readonly email: string }, path: string) {
  requireText(person.name, `${path}.name`);
  if (!EMAIL.test(person.email) || !person.email.isWellFormed()) {
    throw new InvalidInputError(`${path}.email`, "is not an email address");
  }
}

/** Readers keep one answer per address: a second line for it would overwrite the first. */
function requireDistinctAttendees({ attendees }: CalendarEvent): void {
  const seen = new Set<string>();
  for (const [index, { email }] of attendees.entries()) {
    const key = email.toLowerCase();
    if (seen.has(key)) {
      throw new InvalidInputError(`attendees[${index}].email`, "is there more than once");
    }
    seen.add(key);
  }
}

/** A cancelled event sent as REQUEST stays in the calendar; an open one sent as CANCEL vanishes. */
function requireMethod({ method, status }: CalendarEvent): void {
  if (method === "CANCEL" && status !== "cancelled") {
    throw new InvalidInputError("method", `CANCEL needs the status cancelled, not ${status}`);
  }
  if (method === "REQUEST" && status === "cancelled") {
    throw new InvalidInputError("method", "REQUEST cannot carry a cancelled event: use CANCEL");
  }
}

const RULE_PARTS: Readonly<Record<string, RegExp>> = {
  FREQ: /^(DAILY|WEEKLY|MONTHLY|YEARLY)$/,
  INTERVAL: /^[1-9]\d{0,3}$/,
  COUNT: /^[1-9]\d{0,4}$/,
  UNTIL: /^\d{8}(T\d{6}Z)?$/,
  WKST: /^(MO|TU|WE|TH|FR|SA|SU)$/,
  BYDAY: list("([+-]?[1-9]\\d?)?(MO|TU|WE|TH|FR|SA|SU)"),
  BYMONTH: list("(1[0-2]|[1-9])"),
  BYMONTHDAY: list("-?(3[01]|[12]\\d|[1-9])"),
  BYYEARDAY: list("-?[1-9]\\d{0,2}"),
  BYWEEKNO: list("-?[1-9]\\d?"),
  BYSETPOS: list("-?[1-9]\\d{0,2}"),
};

function list(item: string): RegExp {
  return new RegExp(`^${item}(,${item})*$`);
}

function requireRecurrence(event: CalendarEvent, { rule, excludedStarts }: CalendarRecurrence) {
  const field = "recurrence.rule";
  const parts = new Map<string, string>();
  for (const part of rule.split(";")) {
    const [name = "", value = ""] = part.split(/=(.*)/s);
    if (parts.has(name)) throw new InvalidInputError(field, `names ${name} twice`);
    if (!Object.hasOwn(RULE_PARTS, name) || !RULE_PARTS[name]?.test(value)) {
      throw new InvalidInputError(field, `has a part that cannot be read: ${JSON.stringify(part)}`);
    }
    parts.set(name, value);
  }
  if (!parts.has("FREQ")) throw new InvalidInputError(field, "lacks FREQ");
  const until = parts.get("UNTIL");
  if (until !== undefined) {
    if (parts.has("COUNT")) throw new InvalidInputError(field, "has both COUNT and UNTIL");
    if (until.endsWith("Z") === (event.allDay ?? false)) {
      throw new InvalidInputError(
        field,
        event.allDay ? "needs a date as UNTIL" : "needs a UTC time (…Z) as UNTIL",
      );
    }
  }
  const local: [string, Date][] = (excludedStarts ?? []).map((date, index) => [
    `recurrence.excludedStarts[${index}]`,
    date,
  ]);
  for (const [path, date] of local) requireStamp(date, path);
  local.push(["start", event.start], ["end", event.end]);
  for (const [path, date] of local) {
    const zoned = inZone(date, event.timeZone);
    if (event.allDay ? !isDayStart(zoned) : !isWritable(zoned)) {
      throw new InvalidInputError(
        path,
        event.allDay
          ? `is not the first moment of a day in ${event.timeZone}`
          : "falls in the second pass of an hour that the clocks repeat: a series cannot say so",
      );
    }
  }
}
