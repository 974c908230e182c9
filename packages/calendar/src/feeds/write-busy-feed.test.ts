import { expect, test } from "vitest";
import { readByIcalJs } from "../fixtures/read-by-ical-js.ts";
import { contentLines } from "../fixtures/read-calendar.ts";
import { sampleEvent } from "../fixtures/sample-event.ts";
import { writeBusyFeed } from "./write-busy-feed.ts";
import type { FeedEvent } from "./write-feed.ts";

const at = (instant: string) => new Date(instant);

const weekly: FeedEvent = {
  ...sampleEvent,
  uid: "series@convene.example",
  alarms: [15],
  start: at("2026-03-03T19:00:00Z"),
  end: at("2026-03-03T20:00:00Z"),
  recurrence: {
    rule: "FREQ=WEEKLY;COUNT=4",
    changedOccurrences: [
      {
        originalStart: at("2026-03-10T18:00:00Z"),
        start: at("2026-03-11T15:00:00Z"),
        title: "Secret, moved",
        description: "Secret",
        location: "Secret",
        url: "https://secret.example/",
        alarms: [5],
      },
      { originalStart: at("2026-03-17T18:00:00Z"), transparency: "transparent" },
    ],
  },
};

function write(events: readonly FeedEvent[]): string {
  return writeBusyFeed({
    name: "Amélie",
    title: "Occupé",
    timeZone: "America/Toronto",
    refreshMinutes: 60,
    events,
  });
}

test("says when, and nothing else", () => {
  const lines = contentLines(write([sampleEvent]));
  const event = lines.slice(lines.indexOf("BEGIN:VEVENT"), lines.indexOf("END:VEVENT") + 1);
  expect(event).toEqual([
    "BEGIN:VEVENT",
    expect.stringMatching(/^UID:[0-9a-f]{32}@busy$/),
    "SEQUENCE:0",
    "DTSTAMP:20260105T083000Z",
    "DTSTART:20260120T190000Z",
    "DTEND:20260120T200000Z",
    "SUMMARY:Occupé",
    "TRANSP:OPAQUE",
    "STATUS:CONFIRMED",
    "X-MICROSOFT-CDO-BUSYSTATUS:BUSY",
    "END:VEVENT",
  ]);
});

test("nothing of a series' changed occurrences shows but their times", () => {
  const text = write([weekly]);
  expect(text).not.toMatch(/secret|VALARM|ORGANIZER|series@/i);
  const [reading] = readByIcalJs([{ text, until: "2028-01-01T00:00:00.000Z" }]);
  expect(reading?.starts).toEqual([
    "2026-03-03T19:00:00.000Z",
    "2026-03-11T15:00:00.000Z",
    "2026-03-24T18:00:00.000Z",
  ]);
});

test("what takes up no time is not there, nor what was cancelled", () => {
  const free = { ...sampleEvent, transparency: "transparent" } as const;
  const cancelled = { ...sampleEvent, uid: "gone@convene.example", status: "cancelled" } as const;
  expect(write([free, cancelled])).not.toContain("VEVENT");
});

test("an event has the same name in every version, which is not that of the invitation", () => {
  const uid = (event: FeedEvent) =>
    contentLines(write([event])).find((line) => line.startsWith("UID:"));
  expect(uid({ ...sampleEvent, sequence: 4, title: "Other" })).toBe(uid(sampleEvent));
  expect(uid({ ...sampleEvent, uid: "other@convene.example" })).not.toBe(uid(sampleEvent));
  expect(write([sampleEvent])).not.toContain(sampleEvent.uid);
});
