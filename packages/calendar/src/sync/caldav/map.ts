import { type Interval, toInstant } from "@convene/scheduling-core";
import ICAL from "ical.js";
import type { BusyRules } from "../busy-rules.ts";
import { CalendarRefusal } from "../calendar-refusal.ts";
import type { CalendarNote, ExternalEvent } from "../external-event.ts";
import { meetsWindow } from "../meets-window.ts";
import { resolveZone } from "../resolve-zone.ts";
import { keyOfUid } from "./calendar-object.ts";

/** A file on a CalDAV server: an event, or a series with its exceptions. */
export interface CalendarObject {
  /** Path on the server. */
  readonly href: string;
  readonly etag: string;
  readonly data: string;
}

interface ReadingContext {
  readonly calendarId: string;
  readonly owner: string;
  /** Of the calendar: for whole days, and for times that name no zone. */
  readonly timeZone: string;
  readonly busyRules: BusyRules;
  /** The person's own addresses, in lower case: to know their own answer. */
  readonly addresses: readonly string[];
}

/** More occurrences than that before the window's end, and a series is taken for broken. */
const MOST_OCCURRENCES = 20_000;

/**
 * What of an object takes place in the window, a series occurrence by occurrence.
 *
 * The zone's name decides where it is known, so that times agree with the slots that are offered; the
 * file's own VTIMEZONE where it is not.
 *
 * @throws CalendarRefusal `malformed` where it is no calendar object
 */
export function toExternalEvents(
  object: CalendarObject,
  window: Interval,
  context: ReadingContext,
): ExternalEvent[] {
  const components = componentsOf(object);
  const exceptions = components.filter((component) => component.hasProperty("recurrence-id"));
  const found: ExternalEvent[] = [];
  for (const component of components) {
    if (component.hasProperty("recurrence-id")) continue;
    if (component.hasProperty("rrule") || component.hasProperty("rdate")) {
      found.push(...expand(component, exceptions, { object, window, context }));
    } else {
      found.push(...toEvent(component, null, { object, context }));
    }
  }
  for (const exception of exceptions) {
    found.push(...toEvent(exception, recurrenceIdOf(exception), { object, context }));
  }
  return found.filter((event) => meetsWindow(event, window));
}

function componentsOf({ data }: CalendarObject): ICAL.Component[] {
  try {
    return new ICAL.Component(ICAL.parse(data)).getAllSubcomponents("vevent");
  } catch (cause) {
    throw new CalendarRefusal("malformed", {}, { cause });
  }
}

interface Source {
  readonly object: CalendarObject;
  readonly context: ReadingContext;
}

/** The occurrences by the rule; those that an exception speaks for are left to it. */
function expand(
  master: ICAL.Component,
  exceptions: readonly ICAL.Component[],
  { object, window, context }: Source & { readonly window: Interval },
): ExternalEvent[] {
  const spokenFor = new Set(exceptions.map(recurrenceIdOf));
  const event = new ICAL.Event(master);
  const [whole] = toEvent(master, null, { object, context });
  if (!whole) return [];
  const elapsedMs = whole.end.getTime() - whole.start.getTime();
  const found: ExternalEvent[] = [];
  try {
    const iterator = event.iterator();
    for (let count = 0; count < MOST_OCCURRENCES; count += 1) {
      const next = iterator.next();
      if (!next) return found;
      const start = readTime(next, tzidOf(master, "dtstart"), context).instant;
      if (start >= window.end) return found;
      if (spokenFor.has(next.toString())) continue;
      // Nominal: a lesson from nine to ten ends at ten on the day of a clock change too.
      const nominal = readTime(
        event.getOccurrenceDetails(next).endDate,
        tzidOf(master, "dtstart"),
        context,
      ).instant;
      const sameZone = tzidOf(master, "dtend") === tzidOf(master, "dtstart");
      const end =
        sameZone || !master.hasProperty("dtend") ? nominal : new Date(start.getTime() + elapsedMs);
      const externalId = `${object.href}#${next.toString()}`;
      found.push({ ...whole, externalId, seriesId: object.href, start, end });
    }
  } catch (cause) {
    throw new CalendarRefusal("malformed", {}, { cause });
  }
  throw new CalendarRefusal("tooMuch");
}

/** The event; none where it says of itself that it does not take place. */
function toEvent(
  component: ICAL.Component,
  recurrenceId: string | null,
  { object, context }: Source,
): [] | [ExternalEvent] {
  if (textOf(component, "status") === "CANCELLED") return [];
  const { startDate, endDate } = timesOf(component);
  const start = readTime(startDate, tzidOf(component, "dtstart"), context);
  const endZone = component.hasProperty("dtend") ? "dtend" : "dtstart";
  const end = readTime(endDate, tzidOf(component, endZone), context);
  const title = component.getFirstPropertyValue("summary");
  const event = {
    calendarId: context.calendarId,
    externalId: recurrenceId === null ? object.href : `${object.href}#${recurrenceId}`,
    seriesId: recurrenceId === null ? null : object.href,
    start: start.instant,
    end: end.instant,
    allDay: startDate.isDate,
    title: typeof title === "string" && title !== "" ? title : null,
    blocks: end.instant > start.instant && takesTime(component, context),
    ourKey: keyOfUid(textOf(component, "uid"), context.owner),
    version: object.etag,
    notes: start.notes,
  };
  return [event];
}

function timesOf(component: ICAL.Component): { startDate: ICAL.Time; endDate: ICAL.Time } {
  try {
    const { startDate, endDate } = new ICAL.Event(component);
    if (startDate && endDate) return { startDate, endDate };
  } catch (cause) {
    throw new CalendarRefusal("malformed", {}, { cause });
  }
  throw new CalendarRefusal("malformed");
}

function recurrenceIdOf(component: ICAL.Component): string {
  return String(component.getFirstPropertyValue("recurrence-id"));
}

function tzidOf(component: ICAL.Component, property: string): string | null {
  const tzid = component.getFirstProperty(property)?.getFirstParameter("tzid");
  return tzid ? String(tzid) : null;
}

function takesTime(component: ICAL.Component, { busyRules, addresses }: ReadingContext): boolean {
  if (textOf(component, "transp") === "TRANSPARENT") return false;
  const shown = textOf(component, "x-microsoft-cdo-busystatus");
  if (shown === "FREE" || shown === "WORKINGELSEWHERE") return false;
  const answer = answerOf(component, addresses);
  if (answer === "DECLINED") return false;
  const tentative =
    textOf(component, "status") === "TENTATIVE" || shown === "TENTATIVE" || answer === "TENTATIVE";
  return busyRules.tentative || !tentative;
}

function answerOf(component: ICAL.Component, addresses: readonly string[]): string | null {
  for (const attendee of component.getAllProperties("attendee")) {
    const address = String(attendee.getFirstValue())
      .replace(/^mailto:/i, "")
      .toLowerCase();
    if (addresses.includes(address)) {
      return String(attendee.getFirstParameter("partstat") ?? "").toUpperCase();
    }
  }
  return null;
}

function textOf(component: ICAL.Component, property: string): string {
  const value = component.getFirstPropertyValue(property);
  return typeof value === "string" ? (property === "uid" ? value : value.toUpperCase()) : "";
}

function readTime(
  time: ICAL.Time,
  tzid: string | null,
  { timeZone }: ReadingContext,
): { instant: Date; notes: CalendarNote[] } {
  const local = `${time.toString().slice(0, 10)}T${time.isDate ? "00:00:00" : time.toString().slice(11, 19)}`;
  if (time.isDate) return { instant: toInstant(local, timeZone), notes: [] };
  if (time.zone === ICAL.Timezone.utcTimezone) {
    return { instant: new Date(time.toUnixTime() * 1000), notes: [] };
  }
  if (tzid === null) return { instant: toInstant(local, timeZone), notes: [] };
  const zone = resolveZone(tzid);
  if (zone !== null) return { instant: toInstant(local, zone), notes: [] };
  const described = time.zone?.component !== undefined && time.zone.component !== null;
  const note: CalendarNote = {
    kind: "unmappedTimeZone",
    name: tzid,
    times: described ? "instants" : "assumed",
  };
  return described
    ? { instant: new Date(time.toUnixTime() * 1000), notes: [note] }
    : { instant: toInstant(local, timeZone), notes: [note] };
}
