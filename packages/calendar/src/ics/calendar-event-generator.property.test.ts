import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { cleanText } from "../clean-text.ts";
import { anyText } from "../fixtures/any-text.ts";
import { occurrences, parameter, physicalLines, readCalendar } from "../fixtures/read-calendar.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { CalendarEventGenerator } from "./calendar-event-generator.ts";

const hasText = (text: string) => cleanText(text).trim() !== "";
const someText = anyText.filter(hasText);

/** ical.js undoes the backslashes of TEXT in parameters too, where RFC 5545 has no such escape. */
const someName = anyText.map((text) => text.replaceAll("\\", "/")).filter(hasText);

test("any text is read back as it was, but for what iCalendar cannot carry", () => {
  fc.assert(
    fc.property(someText, someText, someName, (title, description, name) => {
      const text = new CalendarEventGenerator({
        ...sampleEvent,
        title,
        description,
        location: title,
        organizer: { name, email: "o@b.example" },
        attendees: [{ name, email: "a@b.example" }],
      }).generateICalendar();
      for (const line of physicalLines(text)) {
        expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
      }
      const { component, event } = readCalendar(text);
      expect(event.summary).toBe(cleanText(title));
      expect(event.description).toBe(cleanText(description));
      expect(event.location).toBe(cleanText(title));
      for (const kind of ["organizer", "attendee"]) {
        const [property, another] = component.getAllProperties(kind);
        expect(another).toBeUndefined();
        expect(property && parameter(property, "cn")).toBe(cleanText(name));
      }
    }),
    { numRuns: 300 },
  );
}, 30_000);

const ZONES = [
  "America/Toronto",
  "America/Santiago",
  "America/St_Johns",
  "Europe/Paris",
  "Europe/Dublin",
  "Africa/Cairo",
  "Asia/Jerusalem",
  "Asia/Gaza",
  "Asia/Kolkata",
  "Australia/Lord_Howe",
  "Pacific/Chatham",
  "Pacific/Apia",
];

/** The instant of a local time, or undefined where the clocks skip or repeat it. */
function onlyInstant(local: Temporal.PlainDateTime, zone: string): string | undefined {
  try {
    return new Date(
      local.toZonedDateTime(zone, { disambiguation: "reject" }).epochMilliseconds,
    ).toISOString();
  } catch {
    return undefined;
  }
}

test("every occurrence of a weekly series is at the same local time, across clock changes", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      fc.integer({ min: 0, max: 15 * 365 }),
      fc.integer({ min: 0, max: 24 * 4 - 1 }),
      fc.integer({ min: 15, max: 180 }),
      (zone, day, quarter, minutes) => {
        const first = new Temporal.PlainDateTime(2026, 1, 1).add({
          days: day,
          minutes: quarter * 15,
        });
        const expected = Array.from({ length: 60 }, (_, week) =>
          onlyInstant(first.add({ weeks: week }), zone),
        );
        fc.pre(expected[0] !== undefined);
        const start = new Date(String(expected[0]));
        const end = new Date(start.getTime() + minutes * 60_000);
        fc.pre(onlyInstant(first.add({ minutes }), zone) === end.toISOString());
        const { event } = readCalendar(
          new CalendarEventGenerator({
            ...sampleEvent,
            start,
            end,
            timeZone: zone,
            recurrence: { rule: "FREQ=WEEKLY;COUNT=60" },
          }).generateICalendar(),
        );
        const found = occurrences(event, 100);
        expect(found).toHaveLength(60);
        // Skipped and repeated times are the reader's own affair: ical.js and RFC 5545 differ there.
        expect(found.filter((_, week) => expected[week] !== undefined)).toEqual(
          expected.filter((instant) => instant !== undefined),
        );
      },
    ),
    { numRuns: 150 },
  );
}, 30_000);
