import {
  InvalidInputError,
  requireInstant,
  requireMinutes,
  UnknownTimeZoneError,
} from "@convene/scheduling-core";
import { Temporal } from "temporal-polyfill";
import type {
  CalendarEntry,
  CalendarMethod,
  CalendarRecurrence,
  ChangedOccurrence,
} from "./calendar-event.ts";
import { cleanText } from "./clean-text.ts";
import { occurrenceStarts } from "./ics/occurrence-starts.ts";
import { toOccurrence } from "./ics/split-series.ts";
import { atSecond, inZone, isDayStart, isWritable } from "./zoned-time.ts";

/** iCalendar's INTEGER is signed and has 32 bits. */
const MOST_SEQUENCE = 2 ** 31 - 1;

/** How far a changed occurrence may lie from the start of its series. */
const MOST_YEARS = 20;

/** No escape exists for these inside a `mailto:` of an iCalendar line that every reader undoes. */
const EMAIL = /^[^\s\p{Cc}@,;:\\"<>]+@[^\s\p{Cc}@,;:\\"<>]+$/u;

/**
 * Refuses what could not be written, or would be read as something else.
 *
 * @param method What the file will ask of its reader; nothing for a file that is merely kept.
 * @throws InvalidInputError naming the field
 * @throws UnknownTimeZoneError
 */
export function requireCalendarEvent(event: CalendarEntry, method?: CalendarMethod): void {
  requireUid(event.uid);
  requireSequence(event.sequence);
  requireText(event.title, "title");
  if (event.url !== undefined) requireWebAddress(event.url, "url");
  requireStamp(event.stamp, "stamp");
  requireZone(event.timeZone);
  requireTimes(event);
  requirePeople(event, method);
  requireMethod(event, method);
  event.alarms?.forEach((minutes, index) => {
    requireMinutes(minutes, `alarms[${index}]`, 0);
  });
  if (event.originalStart) requireOriginalStart(event, event.originalStart);
  if (event.recurrence) requireRecurrence(event, event.recurrence);
}

/** Runs `check`, and says of what it refuses where in the whole input that is. */
export function requireAt(path: string, check: () => void): void {
  try {
    check();
  } catch (cause) {
    if (cause instanceof UnknownTimeZoneError) {
      throw new UnknownTimeZoneError(cause.timeZone, `${path}.${cause.field}`, { cause });
    }
    if (!(cause instanceof InvalidInputError)) throw cause;
    const problem = cause.message.slice(cause.field.length + 1);
    throw new InvalidInputError(`${path}.${cause.field}`, problem, { cause });
  }
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

/** @throws InvalidInputError where nothing is left to see */
export function requireText(text: string, field: string): void {
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

/** @throws UnknownTimeZoneError */
export function requireZone(timeZone: string): void {
  try {
    // A bare offset passes for a zone in Temporal, but it has no rules to write down.
    if (!/^[A-Za-z]/.test(timeZone)) throw new RangeError("not a name");
    new Temporal.ZonedDateTime(0n, timeZone);
  } catch (cause) {
    throw new UnknownTimeZoneError(timeZone, "timeZone", { cause });
  }
}

function requireTimes({ start, end, timeZone, allDay }: CalendarEntry): void {
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

function requirePeople(event: CalendarEntry, method: CalendarMethod | undefined): void {
  const { organizer, attendees } = event;
  if (organizer) requirePerson(organizer, "organizer");
  else if (attendees.length > 0 || method === "REQUEST" || method === "CANCEL") {
    throw new InvalidInputError("organizer", "is missing: nobody to answer to");
  }
  attendees.forEach((attendee, index) => {
    requirePerson(attendee, `attendees[${index}]`);
  });
  requireDistinctAttendees(event);
}

function requirePerson(person: { readonly name: string; readonly email: string }, path: string) {
  requireText(person.name, `${path}.name`);
  if (!EMAIL.test(person.email) || !person.email.isWellFormed()) {
    throw new InvalidInputError(`${path}.email`, "is not an email address");
  }
}

/** Readers keep one answer per address: a second line for it would overwrite the first. */
function requireDistinctAttendees({ attendees }: CalendarEntry): void {
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
function requireMethod({ status }: CalendarEntry, method: CalendarMethod | undefined): void {
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

function requireRecurrence(event: CalendarEntry, recurrence: CalendarRecurrence): void {
  requireRule(recurrence.rule, event.allDay ?? false);
  requireSeriesTimes(event, recurrence);
  const { rule, changedOccurrences = [] } = recurrence;
  const [first] = occurrenceStarts({ ...event, recurrence: { rule } }, secondAfter(event.start));
  if (!first) {
    // Some programs would show it besides the occurrences, some not.
    throw new InvalidInputError("start", "is not an occurrence of recurrence.rule");
  }
  if (changedOccurrences.length > 0) requireChanges(event, changedOccurrences);
}

function requireRule(rule: string, allDay: boolean): void {
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
    if (until.endsWith("Z") === allDay) {
      throw new InvalidInputError(
        field,
        allDay ? "needs a date as UNTIL" : "needs a UTC time (…Z) as UNTIL",
      );
    }
  }
}

function requireSeriesTimes(
  event: CalendarEntry,
  { excludedStarts = [], extraStarts = [] }: CalendarRecurrence,
): void {
  excludedStarts.forEach((date, index) => {
    requireSeriesTime(event, date, `recurrence.excludedStarts[${index}]`);
  });
  extraStarts.forEach((date, index) => {
    const path = `recurrence.extraStarts[${index}]`;
    requireSeriesTime(event, date, path);
    if (date <= event.start) throw new InvalidInputError(path, "must be after start");
  });
  requireSeriesTime(event, event.start, "start");
  requireSeriesTime(event, event.end, "end");
}

/** A time that the series can name: local to its zone, or a date. */
function requireSeriesTime({ allDay, timeZone }: CalendarEntry, date: Date, path: string): void {
  requireStamp(date, path);
  const zoned = inZone(date, timeZone);
  if (allDay && !isDayStart(zoned)) {
    throw new InvalidInputError(path, `is not the first moment of a day in ${timeZone}`);
  }
  if (!allDay && !isWritable(zoned)) {
    throw new InvalidInputError(
      path,
      "falls in the second pass of an hour that the clocks repeat: a series cannot say so",
    );
  }
}

function requireOriginalStart(event: CalendarEntry, originalStart: Date): void {
  if (event.recurrence) {
    throw new InvalidInputError("originalStart", "names an occurrence, which has no recurrence");
  }
  requireSeriesTime(event, originalStart, "originalStart");
}

/** A change of what is no occurrence would be one event too many in some programs, lost in others. */
function requireChanges(event: CalendarEntry, changes: readonly ChangedOccurrence[]): void {
  const most = event.start.getTime() + MOST_YEARS * 365 * 86_400_000;
  changes.forEach(({ originalStart, start, end }, index) => {
    const path = `recurrence.changedOccurrences[${index}]`;
    requireStamp(originalStart, `${path}.originalStart`);
    if (start) requireStamp(start, `${path}.start`);
    if (end) requireStamp(end, `${path}.end`);
    if (originalStart.getTime() > most) {
      throw new InvalidInputError(`${path}.originalStart`, `is over ${MOST_YEARS} years on`);
    }
  });
  const last = new Date(Math.max(...changes.map(({ originalStart }) => originalStart.getTime())));
  const until = secondAfter(last < event.start ? event.start : last);
  const left = new Set(occurrenceStarts(event, until).map(atSecond));
  changes.forEach((change, index) => {
    const path = `recurrence.changedOccurrences[${index}]`;
    // Taken out once found: so the second change of one occurrence is refused too.
    if (!left.delete(atSecond(change.originalStart))) {
      throw new InvalidInputError(
        `${path}.originalStart`,
        "is not an occurrence of the series, or was changed before",
      );
    }
    requireAt(path, () => requireCalendarEvent(toOccurrence(event, change)));
  });
}

function secondAfter(date: Date): Date {
  return new Date((atSecond(date) + 1) * 1000);
}
