import { InvalidInputError, UnknownTimeZoneError } from "@convene/scheduling-core";
import { describe, expect, test } from "vitest";
import type { CalendarEntry } from "../calendar-event.ts";
import { contentLines } from "../fixtures/read-calendar.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { type CalendarFileOptions, writeCalendar } from "./write-calendar.ts";

const { method: _method, ...entry } = sampleEvent;
const other = { ...entry, uid: "other@convene.example" };
const weekly = { ...entry, recurrence: { rule: "FREQ=WEEKLY;COUNT=5" } };
const second = new Date("2026-01-27T19:00:00Z");

function lines(events: readonly CalendarEntry[], options: CalendarFileOptions = {}): string[] {
  return contentLines(writeCalendar(events, options));
}

const count = (found: readonly string[], line: string) =>
  found.filter((other) => other === line).length;

describe("a file of several events", () => {
  test("has each zone once", () => {
    const found = lines([weekly, { ...weekly, uid: "b@convene.example" }, other]);
    expect(count(found, "BEGIN:VEVENT")).toBe(3);
    expect(count(found, "BEGIN:VTIMEZONE")).toBe(1);
  });

  test("without a method has no METHOD, keeps its people, and asks nobody for an answer", () => {
    const found = lines([entry]);
    expect(found.filter((line) => line.startsWith("METHOD"))).toEqual([]);
    expect(found.find((line) => line.startsWith("ATTENDEE"))).toContain("RSVP=FALSE");
  });

  test.each(["REQUEST", "CANCEL"] as const)("is about one event in a %s", (method) => {
    const status = method === "CANCEL" ? "cancelled" : "confirmed";
    const events = [entry, other].map((event) => ({ ...event, status }) as const);
    expect(() => writeCalendar(events, { method })).toThrow(
      expect.objectContaining({ field: "events[1].uid" }),
    );
    expect(() => writeCalendar([], { method })).toThrow(
      expect.objectContaining({ field: "events" }),
    );
  });

  test.each<[string, CalendarEntry[]]>([
    ["events[1].title", [entry, { ...other, title: "" }]],
    ["events[1].uid", [entry, entry]],
    [
      "events[1].uid",
      [
        {
          ...weekly,
          recurrence: { rule: "FREQ=WEEKLY", changedOccurrences: [{ originalStart: second }] },
        },
        { ...entry, originalStart: second },
      ],
    ],
    ["events[0].organizer", [withoutOrganizer(entry)]],
  ])("refused, naming %s", (field, events) => {
    expect(() => writeCalendar(events)).toThrow(InvalidInputError);
    expect(() => writeCalendar(events)).toThrow(expect.objectContaining({ field }));
  });

  test("an unknown zone is refused with its place", () => {
    const attempt = () => writeCalendar([entry, { ...other, timeZone: "Mars/Olympus" }]);
    expect(attempt).toThrow(UnknownTimeZoneError);
    expect(attempt).toThrow(expect.objectContaining({ field: "events[1].timeZone" }));
  });
});

function withoutOrganizer({ organizer, ...rest }: CalendarEntry): CalendarEntry {
  return rest;
}

describe("a changed occurrence", () => {
  test("is named in the form of its series' start, and keeps what is not named", () => {
    const changedOccurrences = [{ originalStart: second, location: "Upstairs" }];
    const found = lines([{ ...weekly, recurrence: { ...weekly.recurrence, changedOccurrences } }]);
    expect(found).toContain("RECURRENCE-ID;TZID=America/Toronto:20260127T140000");
    expect(found).toContain("DTSTART;TZID=America/Toronto:20260127T140000");
    expect(found).toContain("DTEND;TZID=America/Toronto:20260127T150000");
    expect(found).toContain("LOCATION:Upstairs");
    expect(count(found, `UID:${entry.uid}`)).toBe(2);
    expect(count(found, `SUMMARY:${entry.title}`)).toBe(2);
  });

  test("is named in UTC, or by its date, where its series is written so", () => {
    const changedOccurrences = [{ originalStart: second }];
    const recurrence = { rule: "FREQ=WEEKLY", changedOccurrences };
    expect(lines([{ ...entry, timeZone: "UTC", recurrence }])).toContain(
      "RECURRENCE-ID:20260127T190000Z",
    );
    const days = {
      allDay: true,
      start: new Date("2026-03-01T05:00:00Z"),
      end: new Date("2026-03-03T05:00:00Z"),
    };
    // The clocks move between: two days are two dates, not 48 hours.
    const moved = [
      { originalStart: new Date("2026-03-08T05:00:00Z"), start: new Date("2026-03-07T05:00:00Z") },
    ];
    const found = lines([
      { ...entry, ...days, recurrence: { rule: "FREQ=WEEKLY", changedOccurrences: moved } },
    ]);
    expect(found).toContain("RECURRENCE-ID;VALUE=DATE:20260308");
    expect(found).toContain("DTSTART;VALUE=DATE:20260307");
    expect(found).toContain("DTEND;VALUE=DATE:20260309");
  });

  test("that does not take place is an exclusion, not a cancelled event", () => {
    const changedOccurrences = [{ originalStart: second, status: "cancelled" as const }];
    const found = lines([{ ...weekly, recurrence: { ...weekly.recurrence, changedOccurrences } }]);
    expect(found).toContain("EXDATE;TZID=America/Toronto:20260127T140000");
    expect(count(found, "BEGIN:VEVENT")).toBe(1);
    expect(found).not.toContain("STATUS:CANCELLED");
  });

  test("goes with its series when that is cancelled", () => {
    const recurrence = { rule: "FREQ=WEEKLY", changedOccurrences: [{ originalStart: second }] };
    const found = lines([{ ...entry, status: "cancelled", recurrence }], { method: "CANCEL" });
    expect(count(found, "BEGIN:VEVENT")).toBe(1);
  });

  test("sent alone brings the zone that its name is in", () => {
    const found = lines([{ ...entry, originalStart: second }], { method: "REQUEST" });
    expect(found).toContain("RECURRENCE-ID;TZID=America/Toronto:20260127T140000");
    expect(found).toContain("TZID:America/Toronto");
  });

  test("moved into the second pass of a repeated hour is written in UTC", () => {
    const found = lines([
      {
        ...entry,
        originalStart: new Date("2026-11-02T14:00:00Z"),
        start: new Date("2026-11-01T06:30:00Z"),
        end: new Date("2026-11-01T07:30:00Z"),
      },
    ]);
    expect(found).toContain("DTSTART:20261101T063000Z");
    expect(found).toContain("RECURRENCE-ID:20261102T140000Z");
    expect(found).not.toContain("BEGIN:VTIMEZONE");
  });
});

describe("a single event that keeps its zone", () => {
  test("is written in it, with its VTIMEZONE", () => {
    const found = lines([{ ...entry, keepsZone: true }]);
    expect(found).toContain("DTSTART;TZID=America/Toronto:20260120T140000");
    expect(found).toContain("TZID:America/Toronto");
  });

  test("is written in UTC all the same where the local time comes twice, and this is the second", () => {
    const found = lines([
      {
        ...entry,
        keepsZone: true,
        start: new Date("2026-11-01T05:30:00Z"),
        end: new Date("2026-11-01T06:30:00Z"),
      },
    ]);
    expect(found).toContain("DTSTART:20261101T053000Z");
    expect(found).toContain("DTEND:20261101T063000Z");
  });
});

describe("whether it takes up time", () => {
  const said = (changes: Partial<CalendarEntry>, options?: CalendarFileOptions) =>
    lines([{ ...entry, ...changes }], options).filter((line) => /^TRANSP|BUSYSTATUS/.test(line));

  test("is said of what takes up none, and of what is published", () => {
    const free = ["TRANSP:TRANSPARENT", "X-MICROSOFT-CDO-BUSYSTATUS:FREE"];
    expect(said({ transparency: "transparent" })).toEqual(free);
    expect(said({ transparency: "transparent" }, { method: "PUBLISH" })).toEqual(free);
    expect(said({}, { method: "PUBLISH" })).toEqual([
      "TRANSP:OPAQUE",
      "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    ]);
    expect(said({ status: "tentative" }, { method: "PUBLISH" })).toEqual([
      "TRANSP:OPAQUE",
      "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
    ]);
  });

  test("is left to the reader of an invitation", () => {
    expect(said({}, { method: "REQUEST" })).toEqual([]);
  });
});
