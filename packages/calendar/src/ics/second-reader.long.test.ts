import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import type { CalendarEntry, CalendarRecurrence } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { writeBusyFeed } from "../feeds/write-busy-feed.ts";
import { writeFeed } from "../feeds/write-feed.ts";
import { anyText } from "../fixtures/any-text.ts";
import { calendarReaders } from "../fixtures/calendar-readers.ts";
import type { EventReading, Reading } from "../fixtures/reading.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { inZone, isWritable } from "../zoned-time.ts";
import { occurrenceStarts } from "./occurrence-starts.ts";
import { type CalendarFileOptions, writeCalendar } from "./write-calendar.ts";

/** Three families: ical.js, Python's icalendar with dateutil, libical. CI has them all. */
const readers = calendarReaders({ isComplete: process.env.CI === "true" });
/** Each test starts Python, which takes its time on a machine that is busy with other tests. */
const SLOWLY = { timeout: 120_000 };
const UNTIL = new Date("2028-01-01T00:00:00Z");
const FROM = new Date("2026-01-15T12:00:00Z");
const ZONES = Intl.supportedValuesOf("timeZone");

const { method: _, ...entry } = sampleEvent;
const at = (instant: string) => new Date(instant);
const hour = (instant: string) => ({
  start: at(instant),
  end: new Date(at(instant).getTime() + 3_600_000),
});

/** What every reader makes of one file. */
function readings(text: string): [reader: string, reading: Reading][] {
  const found = readers([{ text, until: UNTIL.toISOString() }]);
  return Object.entries(found).map(([reader, [reading]]) => {
    if (!reading) throw new Error(`${reader} found nothing`);
    return [reader, reading];
  });
}

/** What every reader makes of one event. */
function readEvent(changes: Partial<CalendarEntry>, options: CalendarFileOptions = {}) {
  return readings(writeCalendar([{ ...entry, ...changes }], options)).map(
    ([reader, { method, events, starts }]) => {
      const [event] = events;
      if (!event) throw new Error(`${reader} found no event`);
      return { reader, method, event, events, starts };
    },
  );
}

function expectStarts(changes: Partial<CalendarEntry>, expected: readonly string[]): void {
  for (const { reader, starts } of readEvent(changes)) {
    expect({ reader, starts }).toEqual({ reader, starts: expected });
  }
}

test("there are readers of three families in CI", () => {
  const expected = process.env.CI === "true" ? ["ical.js", "icalendar", "libical"] : ["ical.js"];
  expect(Object.keys(readers([]))).toEqual(expect.arrayContaining(expected));
});

describe("every zone", SLOWLY, () => {
  /** The next change, where the clocks ever change again. */
  const changes = ZONES.flatMap((zone) => {
    const next = inZone(FROM, zone).getTimeZoneTransition("next");
    return next ? [{ zone, change: new Date(next.epochMilliseconds) }] : [];
  });
  const around = changes.map(({ zone, change }, index) => ({
    ...entry,
    uid: `${index}@convene.example`,
    timeZone: zone,
    start: new Date(change.getTime() - 90 * 60_000),
    end: new Date(change.getTime() + 150 * 60_000),
  }));

  test("is among them, with a change to come in many", () => {
    expect(changes.length).toBeGreaterThan(120);
  });

  test.each([
    ["in UTC", false],
    ["in the zone, by its VTIMEZONE", true],
  ])("start and end either side of the next clock change are exact: %s", (_name, keepsZone) => {
    const text = writeCalendar(around.map((event) => ({ ...event, keepsZone })));
    expect(text.includes("BEGIN:VTIMEZONE")).toBe(keepsZone);
    for (const [reader, { events }] of readings(text)) {
      const wrong = around.filter(({ start, end }, index) => {
        const event = events[index];
        return event?.start !== start.toISOString() || event.end !== end.toISOString();
      });
      expect({ reader, wrong: wrong.map(({ timeZone }) => timeZone) }).toEqual({
        reader,
        wrong: [],
      });
    }
  });

  test("keeps the wall-clock time of a daily series over a year of changes", () => {
    const series = ZONES.map((zone, index) => {
      const first = Temporal.PlainDateTime.from("2026-02-01T12:30");
      const noon = (day: number) =>
        new Date(first.add({ days: day }).toZonedDateTime(zone).epochMilliseconds);
      return {
        event: {
          ...entry,
          uid: `${index}@convene.example`,
          timeZone: zone,
          start: noon(0),
          end: new Date(noon(0).getTime() + 3_600_000),
          recurrence: { rule: "FREQ=DAILY;INTERVAL=5;COUNT=80" },
        },
        starts: Array.from({ length: 80 }, (_value, day) => noon(day * 5).toISOString()),
      };
    });
    const files = series.map(({ event }) => ({
      text: writeCalendar([event]),
      until: UNTIL.toISOString(),
    }));
    for (const [reader, found] of Object.entries(readers(files))) {
      const wrong = series.filter(({ starts }, index) => `${found[index]?.starts}` !== `${starts}`);
      expect({ reader, wrong: wrong.map(({ event }) => event.timeZone) }).toEqual({
        reader,
        wrong: [],
      });
    }
  });
});

/**
 * Where a reader, not the file, is at fault, always with a backslash: icalendar (before version 6)
 * takes an escaped one before an n for a line end; in parameters, where RFC 5545 escapes none,
 * icalendar and ical.js undo them all the same, and libical the one before the closing quote.
 */
const MISREAD: Readonly<Record<string, { readonly text?: RegExp; readonly name: RegExp }>> = {
  "ical.js": { name: /\\/ },
  icalendar: { text: /\\/, name: /\\/ },
  libical: { name: /\\$/ },
};

/** libical drops blanks at either end of a value. */
const asReadBy = (reader: string, text: unknown) =>
  reader === "libical" ? String(text).replace(/^[ \t]+|[ \t]+$/g, "") : text;

function expectText(reader: string, kind: "text" | "name", found: unknown, written: string) {
  const expected = cleanText(written);
  if (MISREAD[reader]?.[kind]?.test(expected)) return;
  expect({ reader, found: asReadBy(reader, found) }).toEqual({
    reader,
    found: asReadBy(reader, expected),
  });
}

describe("text", SLOWLY, () => {
  const hasText = (text: string) => cleanText(text).trim() !== "";

  test("of any kind is read back as it went in, by every reader", () => {
    const someText = anyText.filter(hasText);
    const texts = fc.array(fc.record({ text: someText, name: someText }), {
      minLength: 1,
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, (written) => {
        const file = writeCalendar(
          written.map(({ text, name }, index) => ({
            ...entry,
            uid: `${index}@convene.example`,
            title: text,
            description: text,
            location: text,
            organizer: { name, email: "o@b.example" },
            attendees: [{ name, email: "a@b.example" }],
          })),
        );
        for (const [reader, { events }] of readings(file)) {
          expect(events).toHaveLength(written.length);
          for (const [index, { text, name }] of written.entries()) {
            const event = events[index];
            for (const key of ["summary", "description", "location"] as const) {
              expectText(reader, "text", event?.[key], text);
            }
            expectText(reader, "name", event?.organizer?.cn, name);
            expectText(reader, "name", event?.attendees[0]?.cn, name);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test.each([
    "Okafor, Robin; PhD",
    'Robin "Bob" Okafor',
    "Dr: Müller 部長 👩‍💻",
    "caret ^n ^' ^^",
    "back\\slash",
    "two\nlines",
    "会議室は三階です。".repeat(40),
  ])("%j names an event, a place and a person", (name) => {
    const people = {
      organizer: { name, email: "o@b.example" },
      attendees: [{ name, email: "a@b.example" }],
    };
    for (const { reader, event } of readEvent({ title: name, location: name, ...people })) {
      expectText(reader, "text", event.summary, name);
      expectText(reader, "text", event.location, name);
      expectText(reader, "name", event.organizer?.cn, name);
      expectText(reader, "name", event.attendees[0]?.cn, name);
    }
  });
});

describe("people", SLOWLY, () => {
  test("may be 200, each with answer, role, kind and request for an answer", () => {
    const attendees = Array.from({ length: 200 }, (_value, index) => ({
      name: `Gäst Nr. ${index}, Saal "${index % 7}"`,
      email: `guest-${index}@a-long-domain-name-for-folding.example`,
      ...(index === 0 && ({ kind: "room", role: "non-participant", rsvp: false } as const)),
      ...(index === 1 && ({ participationStatus: "declined", role: "optional" } as const)),
    }));
    for (const { reader, event } of readEvent({ attendees }, { method: "REQUEST" })) {
      expect({ reader, attendees: event.attendees }).toEqual({
        reader,
        attendees: attendees.map(({ name, email }, index) => ({
          email,
          cn: name,
          cutype: index === 0 ? "ROOM" : "INDIVIDUAL",
          role: ["NON-PARTICIPANT", "OPT-PARTICIPANT"][index] ?? "REQ-PARTICIPANT",
          partstat: index === 1 ? "DECLINED" : "NEEDS-ACTION",
          rsvp: index === 0 ? "FALSE" : "TRUE",
        })),
      });
    }
  });
});

describe("versions of one event", SLOWLY, () => {
  test("keep their UID, raise SEQUENCE, and say by METHOD what to do", () => {
    const moved = {
      sequence: 1,
      stamp: at("2026-01-06T08:30:00Z"),
      ...hour("2026-01-21T19:00:00Z"),
    };
    const versions = [
      readEvent({ alarms: [1440, 15, 0] }, { method: "REQUEST" }),
      readEvent(moved, { method: "REQUEST" }),
      readEvent({ ...moved, sequence: 2, status: "cancelled", alarms: [15] }, { method: "CANCEL" }),
    ];
    const said = versions.map((version) =>
      version.map(({ reader, method, event }) => {
        const { uid, sequence, stamp, status, start, alarms } = event;
        return [reader, uid, method, status, sequence, stamp, start, alarms];
      }),
    );
    for (const [index, [reader]] of (said[0] ?? []).entries()) {
      expect(said.map((version) => version[index])).toEqual([
        [
          reader,
          entry.uid,
          "REQUEST",
          "CONFIRMED",
          0,
          "2026-01-05T08:30:00.000Z",
          "2026-01-20T19:00:00.000Z",
          [-86_400, -900, 0],
        ],
        [
          reader,
          entry.uid,
          "REQUEST",
          "CONFIRMED",
          1,
          "2026-01-06T08:30:00.000Z",
          "2026-01-21T19:00:00.000Z",
          [],
        ],
        [
          reader,
          entry.uid,
          "CANCEL",
          "CANCELLED",
          2,
          "2026-01-06T08:30:00.000Z",
          "2026-01-21T19:00:00.000Z",
          [],
        ],
      ]);
    }
  });

  test("one occurrence can be cancelled alone", () => {
    const originalStart = at("2026-03-10T18:00:00Z");
    const changes = {
      originalStart,
      ...hour("2026-03-10T18:00:00Z"),
      status: "cancelled",
    } as const;
    for (const { reader, method, events } of readEvent(changes, { method: "CANCEL" })) {
      expect({
        reader,
        method,
        found: events.map(({ uid, recurrenceId, status }) => [uid, recurrenceId, status]),
      }).toEqual({
        reader,
        method: "CANCEL",
        found: [[entry.uid, originalStart.toISOString(), "CANCELLED"]],
      });
    }
  });
});

describe("whole days", SLOWLY, () => {
  test("are dates, the last one exclusive", () => {
    const days = {
      allDay: true,
      start: at("2026-03-08T05:00:00Z"),
      end: at("2026-03-10T04:00:00Z"),
    };
    for (const { reader, event } of readEvent(days)) {
      expect([reader, event.start, event.end]).toEqual([reader, "2026-03-08", "2026-03-10"]);
    }
  });

  test("recur as dates, with what was left out, added and moved", () => {
    const day = (date: string) => new Date(`${date}T04:00:00Z`);
    expectStarts(
      {
        allDay: true,
        start: at("2026-03-01T05:00:00Z"),
        end: at("2026-03-02T05:00:00Z"),
        recurrence: {
          rule: "FREQ=WEEKLY;UNTIL=20260405",
          excludedStarts: [day("2026-03-15")],
          extraStarts: [day("2026-03-17")],
          changedOccurrences: [
            { originalStart: day("2026-03-22"), start: day("2026-03-23") },
            { originalStart: day("2026-03-29"), status: "cancelled" },
          ],
        },
      },
      ["2026-03-01", "2026-03-08", "2026-03-17", "2026-03-23", "2026-04-05"],
    );
  });
});

describe("a series", SLOWLY, () => {
  const toronto = { timeZone: "America/Toronto", ...hour("2026-02-24T19:00:00Z") };

  test("over a clock change, weekly on two days, until an instant that is its last start", () => {
    const recurrence = { rule: "FREQ=WEEKLY;BYDAY=TU,TH;UNTIL=20260312T180000Z" };
    expectStarts({ ...toronto, recurrence }, [
      "2026-02-24T19:00:00.000Z",
      "2026-02-26T19:00:00.000Z",
      "2026-03-03T19:00:00.000Z",
      "2026-03-05T19:00:00.000Z",
      "2026-03-10T18:00:00.000Z",
      "2026-03-12T18:00:00.000Z",
    ]);
  });

  test("ends before an UNTIL that is a second too early", () => {
    const recurrence = { rule: "FREQ=WEEKLY;UNTIL=20260303T185959Z" };
    expectStarts({ ...toronto, recurrence }, ["2026-02-24T19:00:00.000Z"]);
  });

  test("leaves out the day of a clock change, and the hour that comes twice", () => {
    expectStarts(
      {
        ...toronto,
        // 01:30, which comes twice on 1 November.
        ...hour("2026-10-31T05:30:00Z"),
        recurrence: {
          rule: "FREQ=DAILY;COUNT=4",
          excludedStarts: [at("2026-11-01T05:30:00Z")],
        },
      },
      ["2026-10-31T05:30:00.000Z", "2026-11-02T06:30:00.000Z", "2026-11-03T06:30:00.000Z"],
    );
  });

  test("has occurrences added, moved over a clock change, renamed and cancelled", () => {
    const recurrence: CalendarRecurrence = {
      rule: "FREQ=WEEKLY;COUNT=6",
      excludedStarts: [at("2026-03-03T19:00:00Z")],
      extraStarts: [at("2026-03-11T20:00:00Z")],
      changedOccurrences: [
        // Back to before the clocks moved.
        { originalStart: at("2026-03-10T18:00:00Z"), sequence: 3, ...hour("2026-03-07T15:00:00Z") },
        {
          originalStart: at("2026-03-17T18:00:00Z"),
          title: "Longer",
          end: at("2026-03-17T20:00:00Z"),
        },
        { originalStart: at("2026-03-24T18:00:00Z"), status: "cancelled" },
      ],
    };
    for (const { reader, events, starts } of readEvent({ ...toronto, recurrence })) {
      expect({ reader, starts }).toEqual({
        reader,
        starts: [
          "2026-02-24T19:00:00.000Z",
          "2026-03-07T15:00:00.000Z",
          "2026-03-11T20:00:00.000Z",
          "2026-03-17T18:00:00.000Z",
          "2026-03-31T18:00:00.000Z",
        ],
      });
      expect(new Set(events.map(({ uid }) => uid))).toEqual(new Set([entry.uid]));
      expect(
        events.map(({ recurrenceId, sequence, summary, end }) => [
          recurrenceId,
          sequence,
          summary,
          end,
        ]),
      ).toEqual([
        [null, 0, entry.title, "2026-02-24T20:00:00.000Z"],
        ["2026-03-10T18:00:00.000Z", 3, entry.title, "2026-03-07T16:00:00.000Z"],
        ["2026-03-17T18:00:00.000Z", 0, "Longer", "2026-03-17T20:00:00.000Z"],
      ]);
    }
  });

  test("is in every reader what it is to us", () => {
    const rules = fc.constantFrom(
      "FREQ=DAILY;COUNT=30",
      "FREQ=DAILY;INTERVAL=3;UNTIL=20270401T000000Z",
      "FREQ=WEEKLY;COUNT=40",
      "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TU,WE,TH,FR,SA,SU;COUNT=60",
      "FREQ=MONTHLY;COUNT=12",
      "FREQ=MONTHLY;BYDAY=1MO,-1FR;COUNT=12",
      "FREQ=MONTHLY;BYMONTHDAY=-1,15;UNTIL=20270601T120000Z",
      "FREQ=YEARLY;COUNT=2",
    );
    const oneSeries = fc
      .record({
        rule: rules,
        timeZone: fc.constantFrom(...ZONES),
        quarter: fc.nat(24 * 4 - 1),
        day: fc.nat(360),
        minutes: fc.integer({ min: 15, max: 600 }),
        left: fc.nat(5),
      })
      .map(({ rule, timeZone, quarter, day, minutes, left }): CalendarEntry => {
        const wanted = Temporal.PlainDateTime.from("2026-01-15T00:00").add({
          days: day,
          minutes: quarter * 15,
        });
        const first = new Date(wanted.toZonedDateTime(timeZone).epochMilliseconds);
        const lasting = (start: Date) => ({
          start,
          end: new Date(start.getTime() + minutes * 60_000),
        });
        const series = { ...entry, timeZone, ...lasting(first), recurrence: { rule } };
        // The rule's own first time: a start that it does not give is refused.
        const start = occurrenceStarts(series, UNTIL)[0] ?? first;
        const starts = occurrenceStarts({ ...series, start }, UNTIL);
        return {
          ...series,
          ...lasting(start),
          recurrence: { rule, excludedStarts: starts.slice(1, 1 + left) },
        };
      })
      .filter(isPlain);
    fc.assert(
      fc.property(fc.array(oneSeries, { minLength: 1, maxLength: 30 }), (series) => {
        const files = series.map((event) => ({
          text: writeCalendar([event]),
          until: UNTIL.toISOString(),
        }));
        for (const [reader, found] of Object.entries(readers(files))) {
          for (const [index, event] of series.entries()) {
            expect({ reader, event, starts: found[index]?.starts }).toEqual({
              reader,
              event,
              starts: occurrenceStarts(event, UNTIL).map((start) => start.toISOString()),
            });
          }
        }
      }),
      { numRuns: 15 },
    );
  });
});

/**
 * Whether the series' time of day is none that the clocks of its zone skip or repeat before UNTIL:
 * RFC 5545 says which instant such a time is, but readers differ there, and libical, stepping over
 * the day of a change at such a time, gets the weeks around it wrong.
 */
function isPlain({ start, end, timeZone }: CalendarEntry): boolean {
  if (![start, end].every((time) => isWritable(inZone(time, timeZone)))) return false;
  const clock = inZone(start, timeZone).toPlainTime();
  let next = inZone(FROM, timeZone).getTimeZoneTransition("next");
  while (next && next.epochMilliseconds < UNTIL.getTime()) {
    const before = next.subtract({ nanoseconds: 1 }).toPlainDateTime();
    const edges = [before.add({ nanoseconds: 1 }), next.toPlainDateTime()];
    const isHit = edges.some((edge) => {
      const sides = edges.map((side) =>
        Temporal.PlainDateTime.compare(edge.withPlainTime(clock), side),
      );
      // At the earlier edge, or between the two.
      return sides.includes(0) ? Math.max(...sides) === 0 : sides[0] !== sides[1];
    });
    if (isHit) return false;
    next = next.getTimeZoneTransition("next");
  }
  return true;
}

describe("a feed", SLOWLY, () => {
  const feed = {
    name: "Amélie, Studio; Nord",
    timeZone: "America/Toronto",
    refreshMinutes: 60,
    events: [
      { ...entry, uid: "gone@convene.example", status: "cancelled" } as const,
      { ...entry, uid: "one@convene.example" },
      {
        ...entry,
        uid: "series@convene.example",
        ...hour("2026-03-03T19:00:00Z"),
        recurrence: {
          rule: "FREQ=WEEKLY;COUNT=3",
          changedOccurrences: [
            { originalStart: at("2026-03-10T18:00:00Z"), ...hour("2026-03-11T18:00:00Z") },
          ],
        },
      },
      {
        ...entry,
        uid: "series@convene.example",
        ...hour("2026-03-17T18:00:00Z"),
        originalStart: at("2026-03-17T18:00:00Z"),
        status: "cancelled",
      } as const,
    ],
  };
  const starts = [
    "2026-01-20T19:00:00.000Z",
    "2026-03-03T19:00:00.000Z",
    "2026-03-11T18:00:00.000Z",
  ];

  test("is read with all details and what was moved, without what was cancelled", () => {
    for (const [reader, reading] of readings(writeFeed(feed))) {
      expect({
        reader,
        name: reading.name,
        method: reading.method,
        starts: reading.starts,
      }).toEqual({ reader, name: feed.name, method: "PUBLISH", starts });
      expect(reading.events.map((event: EventReading) => event.location)).toEqual(
        Array(3).fill(entry.location),
      );
    }
  });

  test("of busy times is read with the same times, and nothing else", () => {
    for (const [reader, reading] of readings(writeBusyFeed({ ...feed, title: "Busy" }))) {
      expect({ reader, starts: reading.starts }).toEqual({ reader, starts });
      for (const { summary, description, location, organizer } of reading.events) {
        expect([summary, description, location, organizer]).toEqual(["Busy", null, null, null]);
      }
    }
  });
});
