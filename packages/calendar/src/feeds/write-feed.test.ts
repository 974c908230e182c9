import { InvalidInputError, UnknownTimeZoneError } from "@convene/scheduling-core";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readByIcalJs } from "../fixtures/read-by-ical-js.ts";
import { contentLines, physicalLines } from "../fixtures/read-calendar.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { etagOf } from "./etag-of.ts";
import { type Feed, type FeedEvent, writeFeed } from "./write-feed.ts";

const at = (instant: string) => new Date(instant);
const hour = (instant: string) => ({
  start: at(instant),
  end: new Date(at(instant).getTime() + 3_600_000),
});

const { method: _method, attendees: _attendees, ...single } = sampleEvent;
const series: FeedEvent = {
  ...single,
  uid: "series@convene.example",
  ...hour("2026-03-03T19:00:00Z"),
  recurrence: { rule: "FREQ=WEEKLY;COUNT=4" },
};
const occurrence = (instant: string, changes: Partial<FeedEvent> = {}): FeedEvent => {
  const { recurrence, ...rest } = series;
  return { ...rest, ...hour(instant), originalStart: at(instant), ...changes };
};

function write(changes: Partial<Feed> = {}): string {
  return writeFeed({
    name: "Amélie · Studio Nord",
    timeZone: "America/Toronto",
    events: [single],
    refreshMinutes: 90,
    ...changes,
  });
}

function starts(events: readonly FeedEvent[]): readonly string[] {
  const [reading] = readByIcalJs([{ text: write({ events }), until: "2028-01-01T00:00:00.000Z" }]);
  return reading?.starts ?? [];
}

describe("the calendar", () => {
  test("says its name, its zone, and when to come again, before its first event", () => {
    const lines = contentLines(write());
    const head = lines.slice(0, lines.indexOf("BEGIN:VEVENT"));
    expect(head).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Convene//Calendar//EN",
      "CALSCALE:GREGORIAN",
      "X-WR-TIMEZONE:America/Toronto",
      "METHOD:PUBLISH",
      "NAME:Amélie · Studio Nord",
      "X-WR-CALNAME:Amélie · Studio Nord",
      "REFRESH-INTERVAL;VALUE=DURATION:PT1H30M",
      "X-PUBLISHED-TTL:PT1H30M",
    ]);
  });

  test("may be empty, and is a calendar still", () => {
    const text = write({ events: [] });
    expect(text).not.toContain("VEVENT");
    expect(text).toMatch(/\r\nEND:VCALENDAR\r\n$/);
  });

  test("has a name that cannot smuggle in a line", () => {
    const lines = contentLines(write({ name: "a,b;c\\d\r\nX-EVIL:1" }));
    expect(lines).toContain("X-WR-CALNAME:a\\,b\\;c\\\\d\\nX-EVIL:1");
    expect(lines).not.toContain("X-EVIL:1");
  });

  test("is folded at 75 octets", () => {
    for (const line of physicalLines(write({ name: "会議".repeat(100) }))) {
      expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }
  });
});

describe("the same events", () => {
  const events = [
    single,
    { ...single, uid: "b@convene.example" },
    { ...single, uid: "a@convene.example" },
    { ...single, uid: "later@convene.example", ...hour("2026-04-20T19:00:00Z") },
    series,
    occurrence("2026-03-10T18:00:00Z", { title: "Moved" }),
    occurrence("2026-03-17T18:00:00Z", { status: "cancelled" }),
    occurrence("2026-03-24T18:00:00Z", { status: "cancelled" }),
  ];

  test("give the same bytes in any order", () => {
    const expected = etagOf(write({ events }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(events, { minLength: events.length }),
        (shuffled) => etagOf(write({ events: shuffled })) === expected,
      ),
    );
  });

  test("changed, give other bytes", () => {
    const changed = { ...single, sequence: 1, stamp: at("2026-01-07T00:00:00Z") };
    expect(etagOf(write({ events: [changed] }))).not.toBe(etagOf(write({ events: [single] })));
  });

  test("carry the moment of their change, not of the writing", () => {
    expect(contentLines(write())).toContain("DTSTAMP:20260105T083000Z");
  });
});

describe("what was cancelled", () => {
  test("is gone, and a cancelled series with its occurrences", () => {
    const text = write({
      events: [
        { ...single, status: "cancelled" },
        { ...series, status: "cancelled" },
        occurrence("2026-03-10T18:00:00Z"),
      ],
    });
    expect(text).not.toContain("VEVENT");
  });

  test.each([
    [
      "by the series",
      [
        {
          ...series,
          recurrence: {
            rule: "FREQ=WEEKLY;COUNT=4",
            changedOccurrences: [
              { originalStart: at("2026-03-10T18:00:00Z"), status: "cancelled" as const },
            ],
          },
        },
      ],
    ],
    [
      "by an event of its own",
      [occurrence("2026-03-10T18:00:00Z", { status: "cancelled" }), series],
    ],
  ])("is excluded from its series when it is one occurrence, told %s", (_by, events) => {
    expect(starts(events)).toEqual([
      "2026-03-03T19:00:00.000Z",
      "2026-03-17T18:00:00.000Z",
      "2026-03-24T18:00:00.000Z",
    ]);
    expect(write({ events })).not.toContain("CANCELLED");
  });
});

test("names nobody who takes part, even where the caller hands them over", () => {
  expect(write({ events: [sampleEvent] })).not.toContain("okafor");
});

test.each<[string, Partial<Feed>]>([
  ["name", { name: " " }],
  ["refreshMinutes", { refreshMinutes: 0 }],
  ["refreshMinutes", { refreshMinutes: Number.NaN }],
  ["events[1].title", { events: [single, { ...single, uid: "z@b.example", title: "" }] }],
  ["events[1].uid", { events: [single, single] }],
])("refused, naming %s: %j", (field, changes) => {
  expect(() => write(changes)).toThrow(InvalidInputError);
  expect(() => write(changes)).toThrow(expect.objectContaining({ field }));
});

test("a zone that nobody knows is refused", () => {
  expect(() => write({ timeZone: "Mars/Olympus" })).toThrow(UnknownTimeZoneError);
});
