import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { sampleFacts, sampleMessage, sampleOfKind } from "../testing/sample-message.ts";
import type { Message } from "./message.ts";
import { writeCalendarFile } from "./write-calendar-file.ts";

const stamp = new Date("2026-01-05T08:30:00Z");
const reader = { address: "zoe@example.com" };

/** Read by another implementation than the one that wrote it. */
function read(message: Message) {
  const file = writeCalendarFile(message, reader, stamp);
  const calendar = new ICAL.Component(ICAL.parse(file?.content ?? ""));
  const component = calendar.getFirstSubcomponent("vevent");
  if (!component) throw new Error("There is no event in it");
  return {
    method: calendar.getFirstPropertyValue("method"),
    status: component.getFirstPropertyValue("status"),
    stamp: component.getFirstPropertyValue("dtstamp"),
    location: component.getFirstPropertyValue("location"),
    attendees: component.getAllProperties("attendee"),
    event: new ICAL.Event(component),
  };
}

describe.each([
  ["confirmation", "REQUEST", "CONFIRMED"],
  ["reschedule", "REQUEST", "CONFIRMED"],
  ["cancellation", "CANCEL", "CANCELLED"],
] as const)("with a %s", (kind, method, status) => {
  test(`comes a ${method}`, () => {
    const file = read(sampleMessage({ kind }));
    expect(file).toMatchObject({ method, status, location: "12 King Street West" });
    expect(String(file.stamp)).toBe("2026-01-05T08:30:00Z");
    expect(file.event).toMatchObject({
      uid: sampleFacts.uid,
      sequence: 3,
      summary: "Technical interview",
      organizer: "mailto:rita@studio-nord.example",
    });
    expect(file.event.startDate.toJSDate()).toEqual(sampleFacts.start);
    expect(file.event.endDate.toJSDate()).toEqual(sampleFacts.end);
  });

  test("it concerns the reader, and nobody else", () => {
    const { attendees } = read(sampleMessage({ kind }));
    expect(attendees.map((attendee) => String(attendee.getFirstValue()).toLowerCase())).toEqual([
      "mailto:zoe@example.com",
    ]);
    expect(attendees[0]?.getParameter("cn")).toBe("Zoë Martin");
  });
});

test("an event keeps its name in calendars, and each change has a higher number", () => {
  const first = read(sampleMessage({ kind: "confirmation" }, { sequence: 0 }));
  const moved = read(sampleMessage({ kind: "reschedule" }, { sequence: 1 }));
  const gone = read(sampleMessage({ kind: "cancellation" }, { sequence: 2 }));
  expect([moved.event.uid, gone.event.uid]).toEqual([first.event.uid, first.event.uid]);
  expect([first, moved, gone].map(({ event }) => event.sequence)).toEqual([0, 1, 2]);
});

test("a name cannot put lines of its own into the file", () => {
  const title = "Haircut\r\nATTENDEE:mailto:evil@example.com";
  const file = read(
    sampleMessage({ kind: "confirmation" }, { title, recipientName: 'Zoë "\r\nX' }),
  );
  expect(file.attendees).toHaveLength(1);
  expect(file.event.summary).toContain("ATTENDEE:mailto:evil@example.com");
});

test.each([
  "reminder",
  "hold_expiring",
  "feedback_due",
  "offer_sent",
  "refund_made",
  "receipt",
  "slot_offered",
  "calendar_reconnect",
] as const)("a %s changes nothing in a calendar", (kind) => {
  expect(writeCalendarFile(sampleOfKind(kind), reader, stamp)).toBeNull();
});
