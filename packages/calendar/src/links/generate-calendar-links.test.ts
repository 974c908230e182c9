import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CalendarEvent, CalendarRecurrence } from "../calendar-event.ts";
import { cleanText } from "../clean-text.ts";
import { instantOf, occurrences, readCalendar } from "../fixtures/read-calendar.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { CalendarEventGenerator } from "../ics/calendar-event-generator.ts";
import { type CalendarLinks, generateCalendarLinks } from "./generate-calendar-links.ts";

const ADDRESS = "https://book.example/e/42?token=abc";

function links(changes: Partial<CalendarEvent> = {}): CalendarLinks {
  return generateCalendarLinks({ ...sampleEvent, ...changes });
}

/** Where a link goes, and what it says once the browser has decoded it. */
function parts(link: string) {
  const { origin, pathname, searchParams } = new URL(link);
  return { page: origin + pathname, ...Object.fromEntries(searchParams) };
}

function icsIn(dataUrl: string): string {
  const [head, body = ""] = dataUrl.split(/,(.*)/s);
  expect(head).toBe("data:text/calendar;charset=utf-8");
  return decodeURIComponent(body);
}

describe("a single event", () => {
  test("for Google: UTC instants and the zone to show them in", () => {
    expect(parts(links().google)).toEqual({
      page: "https://calendar.google.com/calendar/render",
      action: "TEMPLATE",
      text: "Haircut with Amélie",
      dates: "20260120T190000Z/20260120T200000Z",
      ctz: "America/Toronto",
      details: `Please come five minutes early.\n\n${ADDRESS}`,
      location: "12 King Street West, Toronto",
    });
  });

  test("for Outlook: the compose page of private accounts, and that of Office 365", () => {
    const filled = {
      path: "/calendar/action/compose",
      rru: "addevent",
      subject: "Haircut with Amélie",
      startdt: "2026-01-20T19:00:00Z",
      enddt: "2026-01-20T20:00:00Z",
      body: `Please come five minutes early.<br><br>${ADDRESS}`,
      location: "12 King Street West, Toronto",
    };
    const { outlook, office365 } = links();
    expect(parts(outlook)).toEqual({
      page: "https://outlook.live.com/calendar/0/deeplink/compose",
      ...filled,
    });
    expect(parts(office365)).toEqual({
      page: "https://outlook.office.com/calendar/deeplink/compose",
      ...filled,
    });
  });

  test("for Yahoo", () => {
    expect(parts(links().yahoo)).toEqual({
      page: "https://calendar.yahoo.com/",
      v: "60",
      title: "Haircut with Amélie",
      st: "20260120T190000Z",
      et: "20260120T200000Z",
      desc: `Please come five minutes early.\n\n${ADDRESS}`,
      in_loc: "12 King Street West, Toronto",
    });
  });

  test("as a file in the link: published, with the UID that later updates will have", () => {
    const { calendar, event } = readCalendar(icsIn(links().ics));
    expect(calendar.getFirstPropertyValue("method")).toBe("PUBLISH");
    expect(event.uid).toBe(sampleEvent.uid);
    expect(instantOf(event.startDate)).toBe("2026-01-20T19:00:00.000Z");
  });

  test("as a file that the caller serves", () => {
    const icsUrl = "https://book.example/e/42.ics";
    expect(generateCalendarLinks(sampleEvent, { icsUrl }).ics).toBe(icsUrl);
  });

  test("without description, place and address has no empty fields", () => {
    const { description, location, url, ...bare } = sampleEvent;
    const { google, outlook, yahoo } = generateCalendarLinks(bare);
    for (const link of [google, outlook, yahoo]) {
      expect([...new URL(link).searchParams.values()]).not.toContain("");
    }
  });

  test("names no attendee", () => {
    for (const link of Object.values(links())) expect(link).not.toContain("okafor");
  });

  test("the generator gives the same links", () => {
    const generator = new CalendarEventGenerator(sampleEvent);
    expect(generator.generateGoogleCalendarUrl()).toBe(links().google);
    expect(generator.generateOutlookUrl()).toBe(links().outlook);
  });
});

describe("whole days", () => {
  const days = {
    allDay: true,
    start: new Date("2026-03-08T05:00:00Z"),
    end: new Date("2026-03-10T04:00:00Z"),
  };

  test("are dates; Yahoo counts the last one in", () => {
    const { google, outlook, yahoo } = links(days);
    expect(parts(google)).toMatchObject({ dates: "20260308/20260310" });
    expect(parts(outlook)).toMatchObject({
      startdt: "2026-03-08",
      enddt: "2026-03-10",
      allday: "true",
    });
    expect(parts(yahoo)).toMatchObject({ st: "20260308", et: "20260309", dur: "allday" });
  });
});

describe("a series", () => {
  const rule = "FREQ=WEEKLY;COUNT=5";

  test("recurs at its local time in Google's link", () => {
    expect(parts(links({ recurrence: { rule } }).google)).toMatchObject({
      dates: "20260120T140000/20260120T150000",
      ctz: "America/Toronto",
      recur: `RRULE:${rule}`,
    });
  });

  test("with exclusions is its first occurrence there, rather than too many", () => {
    const excludedStarts = [new Date("2026-01-27T19:00:00Z")];
    const google = parts(links({ recurrence: { rule, excludedStarts } }).google);
    expect(google).not.toHaveProperty("recur");
    expect(google).toMatchObject({ dates: "20260120T190000Z/20260120T200000Z" });
  });

  test.each<[string, Partial<CalendarRecurrence>]>([
    ["excluded", { excludedStarts: [sampleEvent.start] }],
    [
      "cancelled",
      { changedOccurrences: [{ originalStart: sampleEvent.start, status: "cancelled" }] },
    ],
    [
      "moved behind the second",
      {
        changedOccurrences: [
          { originalStart: sampleEvent.start, start: new Date("2026-01-29T19:00:00Z") },
        ],
      },
    ],
  ])("whose first occurrence was %s is given by the second", (_how, changes) => {
    const { google, outlook, office365, yahoo } = links({ recurrence: { rule, ...changes } });
    expect(parts(google)).toMatchObject({ dates: "20260127T190000Z/20260127T200000Z" });
    expect(parts(google)).not.toHaveProperty("recur");
    for (const link of [outlook, office365]) {
      expect(parts(link)).toMatchObject({
        startdt: "2026-01-27T19:00:00Z",
        enddt: "2026-01-27T20:00:00Z",
      });
    }
    expect(parts(yahoo)).toMatchObject({ st: "20260127T190000Z", et: "20260127T200000Z" });
  });

  test("whose first occurrence was moved and renamed is given by what became of it", () => {
    const change = {
      originalStart: sampleEvent.start,
      start: new Date("2026-01-21T15:00:00Z"),
      title: "Haircut, a day later",
    };
    const { google } = links({ recurrence: { rule, changedOccurrences: [change] } });
    expect(parts(google)).toMatchObject({
      text: "Haircut, a day later",
      dates: "20260121T150000Z/20260121T160000Z",
    });
  });

  test("with occurrences added is its first one in Google's link", () => {
    const extraStarts = [new Date("2026-01-22T19:00:00Z")];
    const { google } = links({ recurrence: { rule, extraStarts } });
    expect(parts(google)).not.toHaveProperty("recur");
  });

  test("is whole in the file", () => {
    const { event } = readCalendar(icsIn(links({ recurrence: { rule } }).ics));
    expect(occurrences(event, 9)).toHaveLength(5);
  });
});

test("what Outlook would take for markup stays text", () => {
  expect(parts(links({ description: "a < b & c\n<b>d</b>" }).outlook)).toMatchObject({
    body: `a &lt; b &amp; c<br>&lt;b&gt;d&lt;/b&gt;<br><br>${ADDRESS}`,
  });
});

test("a description too long for an address is cut, and the event's address kept", () => {
  for (const link of Object.values(links({ description: "会議 < & ".repeat(5000) })).slice(0, 4)) {
    expect(link.length).toBeLessThan(6000);
    expect(decodeURIComponent(link)).toContain(`…`);
    expect(decodeURIComponent(link)).toContain(ADDRESS);
  }
});

test("any text comes out of the address as it went in", () => {
  const text = fc
    .string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) })
    .filter((value) => cleanText(value).trim() !== "");
  const ascii = fc.stringMatching(/^[ -~]+$/).filter((value) => value.trim() !== "");
  fc.assert(
    fc.property(fc.oneof(text, ascii), (title) => {
      const { google, outlook, office365, yahoo } = links({ title, location: title });
      const expected = cleanText(title);
      expect(parts(google)).toMatchObject({ text: expected, location: expected });
      expect(parts(outlook)).toMatchObject({ subject: expected, location: expected });
      expect(parts(office365)).toMatchObject({ subject: expected, location: expected });
      expect(parts(yahoo)).toMatchObject({ title: expected, in_loc: expected });
      for (const link of [google, outlook, office365, yahoo]) {
        expect(link).not.toMatch(/[+ ]/);
      }
    }),
  );
});
