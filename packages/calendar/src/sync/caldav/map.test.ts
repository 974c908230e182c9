import { describe, expect, test } from "vitest";
import { DEFAULT_BUSY_RULES } from "../busy-rules.ts";
import { BOOKED, JANUARY } from "../contract/calendar-harness.ts";
import { writeCalendarObject } from "./calendar-object.ts";
import { toExternalEvents } from "./map.ts";

const CONTEXT = {
  calendarId: "https://dav.example/ana/main/",
  owner: "tenant-1",
  timeZone: "America/Toronto",
  busyRules: DEFAULT_BUSY_RULES,
  addresses: ["ana@convene.example"],
};

function read(lines: readonly string[], blocks: readonly string[] = []) {
  const head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Test//EN", ...blocks];
  const event = ["BEGIN:VEVENT", "UID:1", "DTSTAMP:20260101T000000Z", ...lines, "END:VEVENT"];
  const data = [...head, ...event, "END:VCALENDAR", ""].join("\r\n");
  return toExternalEvents({ href: "/ana/main/1.ics", etag: '"1"', data }, JANUARY, CONTEXT);
}

/** Four hours behind UTC all year, under a name that says nothing. */
const CUSTOM = [
  "BEGIN:VTIMEZONE",
  "TZID:Customized Time Zone",
  "BEGIN:STANDARD",
  "DTSTART:16010101T000000",
  "TZOFFSETFROM:-0400",
  "TZOFFSETTO:-0400",
  "END:STANDARD",
  "END:VTIMEZONE",
];

describe("zones", () => {
  test("a zone's name is enough, IANA's or Windows's", () => {
    for (const zone of ["America/Toronto", "Eastern Standard Time"]) {
      const [event] = read([
        `DTSTART;TZID=${zone}:20260120T140000`,
        `DTEND;TZID=${zone}:20260120T150000`,
      ]);
      expect(event).toMatchObject({ start: BOOKED.start, end: BOOKED.end, notes: [] });
    }
  });

  test("a name that means nothing is read by the file's own rules, and said", () => {
    const [event] = read(
      [
        "DTSTART;TZID=Customized Time Zone:20260120T140000",
        "DTEND;TZID=Customized Time Zone:20260120T150000",
      ],
      CUSTOM,
    );
    expect(event).toMatchObject({
      start: new Date("2026-01-20T18:00Z"),
      blocks: true,
      notes: [{ kind: "unmappedTimeZone", name: "Customized Time Zone", times: "instants" }],
    });
  });

  test("without rules it is read in the member's zone: never lost", () => {
    const [event] = read([
      "DTSTART;TZID=Customized Time Zone:20260120T140000",
      "DTEND;TZID=Customized Time Zone:20260120T150000",
    ]);
    expect(event).toMatchObject({
      start: BOOKED.start,
      blocks: true,
      notes: [{ times: "assumed" }],
    });
  });

  test("a time without a zone is the calendar's", () => {
    const [event] = read(["DTSTART:20260120T140000", "DURATION:PT1H"]);
    expect(event).toMatchObject({ start: BOOKED.start, end: BOOKED.end, notes: [] });
  });

  test("a series keeps its local time over a clock change", () => {
    const window = { start: new Date("2026-03-01T00:00Z"), end: new Date("2026-03-20T00:00Z") };
    const data = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Test//EN",
      "BEGIN:VEVENT",
      "UID:1",
      "DTSTAMP:20260101T000000Z",
      "DTSTART;TZID=America/Toronto:20260302T090000",
      "DTEND;TZID=America/Toronto:20260302T100000",
      "RRULE:FREQ=WEEKLY",
      "EXDATE;TZID=America/Toronto:20260316T090000",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ].join("\r\n");
    const events = toExternalEvents({ href: "/1.ics", etag: "", data }, window, CONTEXT);
    expect(events.map(({ start }) => start.toISOString())).toEqual([
      "2026-03-02T14:00:00.000Z",
      "2026-03-09T13:00:00.000Z",
    ]);
  });
});

describe("what takes time", () => {
  const TIMES = ["DTSTART:20260120T190000Z", "DTEND:20260120T200000Z"];

  test.each([
    ["an event", [], true],
    ["TRANSP:TRANSPARENT", ["TRANSP:TRANSPARENT"], false],
    ["Outlook's free", ["X-MICROSOFT-CDO-BUSYSTATUS:FREE"], false],
    ["Outlook's elsewhere", ["X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE"], false],
    ["Outlook's absence", ["X-MICROSOFT-CDO-BUSYSTATUS:OOF"], true],
    ["declined by me", ["ATTENDEE;PARTSTAT=DECLINED:mailto:Ana@Convene.example"], false],
    ["declined by another", ["ATTENDEE;PARTSTAT=DECLINED:mailto:ben@convene.example"], true],
    ["tentative", ["STATUS:TENTATIVE"], true],
  ])("%s", (_, lines, blocks) => expect(read([...TIMES, ...lines])).toMatchObject([{ blocks }]));

  test("a cancelled event does not take place", () =>
    expect(read([...TIMES, "STATUS:CANCELLED"])).toEqual([]));

  test("a cancelled series does not either", () =>
    expect(read([...TIMES, "RRULE:FREQ=DAILY;COUNT=3", "STATUS:CANCELLED"])).toEqual([]));
});

test("our own event is kept without METHOD and ORGANIZER, and known by its UID", () => {
  const data = writeCalendarObject(BOOKED, "tenant-1");
  expect(data).not.toMatch(/METHOD|ORGANIZER|ATTENDEE/);
  const object = { href: "/1.ics", etag: "", data };
  expect(toExternalEvents(object, JANUARY, CONTEXT)).toMatchObject([
    { ourKey: BOOKED.key, start: BOOKED.start, end: BOOKED.end, title: BOOKED.title },
  ]);
  const other = { ...CONTEXT, owner: "tenant-2" };
  expect(toExternalEvents(object, JANUARY, other)).toMatchObject([{ ourKey: null }]);
});

test("a file that is none, or of an event without times, fails the reading", () => {
  const object = { href: "/1.ics", etag: "", data: "no calendar" };
  expect(() => toExternalEvents(object, JANUARY, CONTEXT)).toThrow("malformed");
  expect(() => read(["SUMMARY:When?"])).toThrow("malformed");
});
