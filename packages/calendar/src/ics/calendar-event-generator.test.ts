import { afterEach, describe, expect, test } from "vitest";
import type { CalendarEvent } from "../calendar-event.ts";
import {
  contentLines,
  instantOf,
  occurrences,
  parameter,
  physicalLines,
  readCalendar,
} from "../fixtures/read-calendar.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { CalendarEventGenerator } from "./calendar-event-generator.ts";

function write(changes: Partial<CalendarEvent> = {}): string {
  return new CalendarEventGenerator({ ...sampleEvent, ...changes }).generateICalendar();
}

function read(changes: Partial<CalendarEvent> = {}) {
  return readCalendar(write(changes));
}

describe("a single event", () => {
  test("is read back with all that it says", () => {
    const { calendar, component, event } = read({ sequence: 3, alarms: [1440, 15, 0] });
    expect(calendar.getFirstPropertyValue("version")).toBe("2.0");
    expect(calendar.getFirstPropertyValue("method")).toBe("REQUEST");
    expect(event.uid).toBe(sampleEvent.uid);
    expect(event.sequence).toBe(3);
    expect(event.summary).toBe(sampleEvent.title);
    expect(event.description).toBe(sampleEvent.description);
    expect(event.location).toBe(sampleEvent.location);
    expect(component.getFirstPropertyValue("url")).toBe(sampleEvent.url);
    expect(component.getFirstPropertyValue("status")).toBe("CONFIRMED");
    expect(instantOf(event.startDate)).toBe("2026-01-20T19:00:00.000Z");
    expect(instantOf(event.endDate)).toBe("2026-01-20T20:00:00.000Z");
    const alarms = component.getAllSubcomponents("valarm");
    expect(alarms.map((alarm) => String(alarm.getFirstPropertyValue("trigger")))).toEqual([
      "-P1D",
      "-PT15M",
      "PT0S",
    ]);
    expect(alarms.map((alarm) => alarm.getFirstPropertyValue("action"))).toEqual([
      "DISPLAY",
      "DISPLAY",
      "DISPLAY",
    ]);
  });

  test("is written in UTC, without a VTIMEZONE", () => {
    const lines = contentLines(write());
    expect(lines).toContain("DTSTART:20260120T190000Z");
    expect(lines).toContain("DTEND:20260120T200000Z");
    expect(lines).not.toContain("BEGIN:VTIMEZONE");
  });

  test("carries the stamp that it was given, so that writing it twice gives the same bytes", () => {
    expect(contentLines(write())).toContain("DTSTAMP:20260105T083000Z");
    expect(write()).toBe(write());
  });

  test("loses fractions of a second, downwards", () => {
    const lines = contentLines(write({ start: new Date("2026-01-20T19:00:00.999Z") }));
    expect(lines).toContain("DTSTART:20260120T190000Z");
  });

  test("starts and ends its lines as the format demands", () => {
    expect(write()).toMatch(/^BEGIN:VCALENDAR\r\n/);
    expect(write()).toMatch(/\r\nEND:VCALENDAR\r\n$/);
    expect(write().replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
  });

  test("keeps an address with commas and semicolons whole", () => {
    const url = "https://book.example/a,b;c?d=e,f;g";
    const found = String(read({ url }).component.getFirstPropertyValue("url"));
    expect(decodeURIComponent(found)).toBe(url);
    expect(found).not.toContain("\\");
  });
});

describe("people", () => {
  test("are invited with a request for an answer", () => {
    const { component, event } = read();
    expect(event.organizer).toBe("mailto:hello@studio-nord.example");
    const [attendee] = component.getAllProperties("attendee");
    if (!attendee) throw new Error("no attendee");
    expect(String(attendee.getFirstValue()).toLowerCase()).toBe("mailto:robin@okafor.example");
    expect(parameter(attendee, "cn")).toBe("Robin Okafor");
    expect(parameter(attendee, "role")).toBe("REQ-PARTICIPANT");
    expect(parameter(attendee, "partstat")).toBe("NEEDS-ACTION");
    expect(parameter(attendee, "rsvp")).toBe("TRUE");
  });

  test("keep the answer and the role that they have", () => {
    const [attendee] = read({
      attendees: [
        {
          name: "A",
          email: "a@b.example",
          participationStatus: "accepted",
          rsvp: false,
          role: "optional",
        },
      ],
    }).component.getAllProperties("attendee");
    if (!attendee) throw new Error("no attendee");
    expect(parameter(attendee, "role")).toBe("OPT-PARTICIPANT");
    expect(parameter(attendee, "partstat")).toBe("ACCEPTED");
    expect(parameter(attendee, "rsvp")).toBe("FALSE");
  });

  test.each([
    "Okafor, Robin; PhD",
    'Robin "Bob" Okafor',
    "Müller: 部長 👩‍💻",
    "caret ^n ^' ^^",
    "back\\slash",
    "two\nlines",
  ])("keep the name %j", (name) => {
    const { component } = read({
      organizer: { name, email: "o@b.example" },
      attendees: [{ name, email: "a@b.example" }],
    });
    for (const kind of ["organizer", "attendee"]) {
      const property = component.getFirstProperty(kind);
      if (!property) throw new Error(`no ${kind}`);
      expect(parameter(property, "cn")).toBe(name);
    }
  });

  test("may be 200", () => {
    const attendees = Array.from({ length: 200 }, (_, index) => ({
      name: `Gäst Nr. ${index}, Saal ${index % 7}`,
      email: `guest-${index}@a-long-domain-name-for-folding.example`,
    }));
    const text = write({ attendees });
    const found = readCalendar(text).component.getAllProperties("attendee");
    expect(found.map((property) => parameter(property, "cn"))).toEqual(
      attendees.map(({ name }) => name),
    );
    expect(
      found.map((property) => String(property.getFirstValue()).slice("mailto:".length)),
    ).toEqual(attendees.map(({ email }) => email));
    expect(Math.max(...physicalLines(text).map((line) => Buffer.byteLength(line)))).toBeLessThan(
      76,
    );
  });
});

describe("text", () => {
  test("is folded at 75 octets, never inside a character", () => {
    const description = "会議室は三階です。👩‍💻 Café — ünïcödé. ".repeat(60);
    const text = write({ description });
    const lines = physicalLines(text);
    expect(lines.length).toBeGreaterThan(40);
    for (const line of lines) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      expect(line.isWellFormed()).toBe(true);
    }
    expect(readCalendar(text).event.description).toBe(description);
  });

  test("keeps commas, semicolons, backslashes and line ends", () => {
    const description = "One, two; three\\n is not a line end.\r\nFour: BEGIN:VEVENT\rFive";
    expect(read({ description }).event.description).toBe(
      "One, two; three\\n is not a line end.\nFour: BEGIN:VEVENT\nFive",
    );
  });

  test("cannot smuggle in a line of its own", () => {
    const { component } = read({ title: "x\r\nATTENDEE:mailto:evil@b.example" });
    expect(component.getAllProperties("attendee")).toHaveLength(1);
  });
});

describe("versions of one event", () => {
  test("an update keeps the UID and has the higher SEQUENCE", () => {
    const before = read({ sequence: 0 });
    const after = read({
      sequence: 1,
      start: new Date("2026-01-21T19:00:00Z"),
      end: new Date("2026-01-21T20:00:00Z"),
      stamp: new Date("2026-01-06T08:30:00Z"),
    });
    expect(after.event.uid).toBe(before.event.uid);
    expect(after.event.sequence).toBeGreaterThan(before.event.sequence);
    expect(after.calendar.getFirstPropertyValue("method")).toBe("REQUEST");
  });

  test("a cancellation says so twice, and asks nobody for an answer or an alarm", () => {
    const { calendar, component, event } = read({
      method: "CANCEL",
      status: "cancelled",
      sequence: 2,
      alarms: [15],
    });
    expect(calendar.getFirstPropertyValue("method")).toBe("CANCEL");
    expect(component.getFirstPropertyValue("status")).toBe("CANCELLED");
    expect(event.uid).toBe(sampleEvent.uid);
    expect(event.sequence).toBe(2);
    expect(component.getAllSubcomponents("valarm")).toEqual([]);
    const attendee = component.getFirstProperty("attendee");
    if (!attendee) throw new Error("no attendee");
    expect(parameter(attendee, "rsvp")).toBe("FALSE");
  });

  test("a published one names no attendees", () => {
    const { component } = read({ method: "PUBLISH" });
    expect(component.getAllProperties("attendee")).toEqual([]);
  });
});

test.each([
  ["REQUEST", "confirmed", "invite.ics"],
  ["CANCEL", "cancelled", "cancel.ics"],
  ["PUBLISH", "tentative", "event.ics"],
] as const)("the file's type names the method of its content: %s", (method, status, filename) => {
  const file = new CalendarEventGenerator({ ...sampleEvent, method, status }).generateIcsFile();
  expect(file).toEqual({
    filename,
    content: write({ method, status }),
    contentType: `text/calendar; charset=utf-8; method=${method}`,
    method,
  });
  expect(contentLines(file.content)).toContain(`METHOD:${method}`);
});

describe("whole days", () => {
  const days: Partial<CalendarEvent> = {
    allDay: true,
    // Two days, of 23 and 24 hours: the clocks go forward on the first.
    start: new Date("2026-03-08T05:00:00Z"),
    end: new Date("2026-03-10T04:00:00Z"),
  };

  test("are dates in the event's zone, the last one exclusive", () => {
    const lines = contentLines(write(days));
    expect(lines).toContain("DTSTART;VALUE=DATE:20260308");
    expect(lines).toContain("DTEND;VALUE=DATE:20260310");
    expect(read(days).event.startDate.isDate).toBe(true);
  });

  test("recur as dates, without a VTIMEZONE", () => {
    const recurrence = {
      rule: "FREQ=WEEKLY;UNTIL=20260329",
      excludedStarts: [new Date("2026-03-15T04:00:00Z")],
    };
    const text = write({ ...days, recurrence });
    expect(contentLines(text)).toContain("EXDATE;VALUE=DATE:20260315");
    expect(text).not.toContain("VTIMEZONE");
    const { event } = readCalendar(text);
    expect(occurrences(event, 9).map((start) => start.slice(0, 10))).toEqual([
      "2026-03-08",
      "2026-03-22",
      "2026-03-29",
    ]);
  });

  test("may begin after a midnight that the clocks skip", () => {
    const lines = contentLines(
      write({
        allDay: true,
        timeZone: "Africa/Cairo",
        start: new Date("2026-04-23T22:00:00Z"),
        end: new Date("2026-04-24T21:00:00Z"),
      }),
    );
    expect(lines).toContain("DTSTART;VALUE=DATE:20260424");
    expect(lines).toContain("DTEND;VALUE=DATE:20260425");
  });
});

describe("a series", () => {
  const weekly: Partial<CalendarEvent> = {
    start: new Date("2026-02-24T19:00:00Z"),
    end: new Date("2026-02-24T20:00:00Z"),
    recurrence: {
      rule: "FREQ=WEEKLY;COUNT=5",
      excludedStarts: [new Date("2026-03-10T18:00:00Z")],
    },
  };

  test("keeps its wall-clock time across a clock change, and leaves out what is excluded", () => {
    const text = write(weekly);
    expect(contentLines(text)).toContain("DTSTART;TZID=America/Toronto:20260224T140000");
    expect(contentLines(text)).toContain("EXDATE;TZID=America/Toronto:20260310T140000");
    expect(contentLines(text)).toContain("DTSTAMP:20260105T083000Z");
    const { calendar, event } = readCalendar(text);
    expect(calendar.getAllSubcomponents("vtimezone")).toHaveLength(1);
    expect(occurrences(event, 9)).toEqual([
      "2026-02-24T19:00:00.000Z",
      "2026-03-03T19:00:00.000Z",
      "2026-03-17T18:00:00.000Z",
      "2026-03-24T18:00:00.000Z",
    ]);
  });

  test("ends with an UNTIL that is an instant", () => {
    const recurrence = { rule: "FREQ=WEEKLY;UNTIL=20260310T180000Z" };
    expect(occurrences(read({ ...weekly, recurrence }).event, 9)).toEqual([
      "2026-02-24T19:00:00.000Z",
      "2026-03-03T19:00:00.000Z",
      "2026-03-10T18:00:00.000Z",
    ]);
  });

  test("in UTC needs no VTIMEZONE", () => {
    const text = write({ ...weekly, timeZone: "UTC" });
    expect(text).not.toContain("VTIMEZONE");
    expect(contentLines(text)).toContain("DTSTART:20260224T190000Z");
    expect(contentLines(text)).toContain("EXDATE:20260310T180000Z");
  });

  test("names its zone as the VTIMEZONE does, however the caller spelt it", () => {
    const text = write({ ...weekly, timeZone: "america/toronto" });
    expect(contentLines(text)).toContain("TZID:America/Toronto");
    expect(contentLines(text)).toContain("DTSTART;TZID=America/Toronto:20260224T140000");
  });
});

describe("the machine's own zone", () => {
  const original = process.env.TZ;
  afterEach(() => {
    if (original === undefined) delete process.env.TZ;
    else process.env.TZ = original;
  });

  test("changes nothing", () => {
    const recurrence = { rule: "FREQ=DAILY;COUNT=3", excludedStarts: [sampleEvent.start] };
    const allDay = {
      allDay: true,
      start: new Date("2026-01-20T05:00:00Z"),
      end: new Date("2026-01-21T05:00:00Z"),
    };
    const texts = ["UTC", "Pacific/Kiritimati", "America/St_Johns"].map((zone) => {
      process.env.TZ = zone;
      return [write(), write({ recurrence }), write(allDay)].join();
    });
    expect(new Set(texts).size).toBe(1);
  });
});
