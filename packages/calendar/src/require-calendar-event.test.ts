import { InvalidInputError, UnknownTimeZoneError } from "@convene/scheduling-core";
import { expect, test } from "vitest";
import type { CalendarEvent, CalendarRecurrence } from "./calendar-event.ts";
import { sampleEvent } from "./fixtures/sample-event.ts";
import { CalendarEventGenerator } from "./ics/calendar-event-generator.ts";
import { generateCalendarLinks } from "./links/generate-calendar-links.ts";

const NEVER = new Date(Number.NaN);
const weekly = (rule: string, ...excludedStarts: Date[]): Partial<CalendarEvent> => ({
  recurrence: { rule, excludedStarts },
});

const series = (recurrence: Partial<CalendarRecurrence>): Partial<CalendarEvent> => ({
  recurrence: { rule: "FREQ=WEEKLY", ...recurrence },
});
const SECOND = new Date("2026-01-27T19:00:00Z");
const change = (field: string, index = 0) => `recurrence.changedOccurrences[${index}].${field}`;

const refused: [string, Partial<CalendarEvent>][] = [
  ["uid", { uid: "" }],
  ["uid", { uid: "a b" }],
  ["uid", { uid: "a\r\nX-EVIL:1" }],
  ["uid", { uid: "a,b" }],
  ["uid", { uid: "x".repeat(256) }],
  ["sequence", { sequence: -1 }],
  ["sequence", { sequence: 0.5 }],
  ["sequence", { sequence: Number.NaN }],
  ["sequence", { sequence: 2 ** 31 }],
  ["title", { title: " \r\n" }],
  ["title", { title: "\u0000" }],
  ["url", { url: "book.example/e/42" }],
  ["url", { url: "javascript:alert(1)" }],
  ["stamp", { stamp: NEVER }],
  ["start", { start: NEVER }],
  ["start", { start: new Date("1969-12-31T23:59:59Z") }],
  ["end", { end: NEVER }],
  ["end", { end: new Date("+010000-01-01T00:00:00Z") }],
  ["end", { end: sampleEvent.start }],
  ["end", { end: new Date(sampleEvent.start.getTime() + 999) }],
  ["end", { end: new Date(sampleEvent.start.getTime() - 60_000) }],
  ["start", { allDay: true, end: new Date("2026-01-21T05:00:00Z") }],
  ["end", { allDay: true, start: new Date("2026-01-20T05:00:00Z") }],
  ["organizer.name", { organizer: { name: "", email: "o@b.example" } }],
  ["organizer.email", { organizer: { name: "O", email: "nobody" } }],
  ["attendees[0].email", { attendees: [{ name: "A", email: "a@b.example\r\nX:1" }] }],
  ["attendees[0].email", { attendees: [{ name: "A", email: "a,b@c.example" }] }],
  [
    "attendees[1].email",
    {
      attendees: [
        { name: "A", email: "a@b.example" },
        { name: "B", email: "A@b.example" },
      ],
    },
  ],
  ["method", { method: "CANCEL", status: "confirmed" }],
  ["method", { method: "REQUEST", status: "cancelled" }],
  ["alarms[1]", { alarms: [15, -1] }],
  ["alarms[0]", { alarms: [Number.POSITIVE_INFINITY] }],
  ["recurrence.rule", weekly("")],
  ["recurrence.rule", weekly("RRULE:FREQ=WEEKLY")],
  ["recurrence.rule", weekly("FREQ=SECONDLY")],
  ["recurrence.rule", weekly("INTERVAL=2")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;FREQ=DAILY")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;COUNT=0")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;COUNT=3;UNTIL=20260301T000000Z")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;UNTIL=20260301")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;UNTIL=20260301T000000")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;BYDAY=XX")],
  ["recurrence.rule", weekly("FREQ=WEEKLY\r\nX-EVIL:1")],
  ["recurrence.rule", weekly("FREQ=WEEKLY;constructor=1")],
  ["recurrence.excludedStarts[0]", weekly("FREQ=WEEKLY", NEVER)],
  [
    "recurrence.rule",
    {
      ...weekly("FREQ=WEEKLY;UNTIL=20260301T000000Z"),
      allDay: true,
      start: new Date("2026-01-20T05:00:00Z"),
      end: new Date("2026-01-21T05:00:00Z"),
    },
  ],
  ["start", weekly("FREQ=WEEKLY;BYDAY=MO")],
  ["recurrence.rule", weekly("FREQ=DAILY;BYWEEKNO=4")],
  ["recurrence.extraStarts[0]", series({ extraStarts: [NEVER] })],
  ["recurrence.extraStarts[0]", series({ extraStarts: [sampleEvent.start] })],
  ["recurrence.extraStarts[0]", series({ extraStarts: [new Date("2026-11-01T06:30:00Z")] })],
  [change("originalStart"), series({ changedOccurrences: [{ originalStart: NEVER }] })],
  [change("start"), series({ changedOccurrences: [{ originalStart: SECOND, start: NEVER }] })],
  [change("end"), series({ changedOccurrences: [{ originalStart: SECOND, end: NEVER }] })],
  [change("title"), series({ changedOccurrences: [{ originalStart: SECOND, title: "" }] })],
  [
    change("end"),
    series({ changedOccurrences: [{ originalStart: SECOND, end: sampleEvent.start }] }),
  ],
  [
    change("originalStart"),
    series({ changedOccurrences: [{ originalStart: new Date("2026-01-28T19:00:00Z") }] }),
  ],
  [
    change("originalStart"),
    series({ changedOccurrences: [{ originalStart: new Date("2056-01-25T19:00:00Z") }] }),
  ],
  [
    change("originalStart"),
    series({ excludedStarts: [SECOND], changedOccurrences: [{ originalStart: SECOND }] }),
  ],
  [
    change("originalStart", 1),
    series({ changedOccurrences: [{ originalStart: SECOND }, { originalStart: SECOND }] }),
  ],
  ["originalStart", { originalStart: NEVER }],
  ["originalStart", { originalStart: sampleEvent.start, recurrence: { rule: "FREQ=DAILY" } }],
  [
    // 01:30 in Toronto for the second time that night: a series could only name the first.
    "start",
    {
      ...weekly("FREQ=WEEKLY"),
      start: new Date("2026-11-01T06:30:00Z"),
      end: new Date("2026-11-01T07:30:00Z"),
    },
  ],
];

test.each(refused)("refused, naming %s: %j", (field, changes) => {
  const event = { ...sampleEvent, ...changes };
  for (const attempt of [
    () => new CalendarEventGenerator(event),
    () => generateCalendarLinks(event),
  ]) {
    expect(attempt).toThrow(InvalidInputError);
    expect(attempt).toThrow(expect.objectContaining({ field }));
  }
});

test.each(["", "Mars/Olympus", "+05:30", "EST5EDT4"])("the zone %j is unknown", (timeZone) => {
  expect(() => new CalendarEventGenerator({ ...sampleEvent, timeZone })).toThrow(
    UnknownTimeZoneError,
  );
});

test("a single event may fall in an hour that the clocks repeat: it is written in UTC", () => {
  const start = new Date("2026-11-01T06:30:00Z");
  const end = new Date("2026-11-01T07:30:00Z");
  const text = new CalendarEventGenerator({ ...sampleEvent, start, end }).generateICalendar();
  expect(text).toContain("DTSTART:20261101T063000Z");
});

test("the file's own address must be one that a browser can open", () => {
  expect(() => generateCalendarLinks(sampleEvent, { icsUrl: "/e/42.ics" })).toThrow(
    expect.objectContaining({ field: "icsUrl" }),
  );
});
