import { expect, test } from "vitest";
import { DEFAULT_BUSY_RULES } from "../busy-rules.ts";
import { BOOKED } from "../contract/calendar-harness.ts";
import { roomUrlOf, toExternalEvent, toGoogleEvent, toRemoteCalendar } from "./map.ts";

const CONTEXT = {
  calendarId: "ana@convene.example",
  owner: "tenant-1",
  timeZone: "America/Toronto",
  busyRules: DEFAULT_BUSY_RULES,
};
const TIMES = {
  start: { dateTime: "2026-01-20T14:00:00-05:00" },
  end: { dateTime: "2026-01-20T15:00:00-05:00" },
};

test("what we write is read back as ours, by us alone", () => {
  const event = { ...toGoogleEvent(BOOKED, "tenant-1"), id: "abcde", etag: '"1"' };
  expect(toExternalEvent(event, CONTEXT)).toMatchObject({
    start: BOOKED.start,
    end: BOOKED.end,
    ourKey: BOOKED.key,
    blocks: true,
  });
  expect(toExternalEvent(event, { ...CONTEXT, owner: "tenant-2" })).toMatchObject({ ourKey: null });
});

test("a cancelled event, of which Google gives little more than its id, is none", () =>
  expect(toExternalEvent({ id: "a", status: "cancelled" }, CONTEXT)).toBeNull());

test("a whole day is one of the calendar's zone, also on the day of a clock change", () =>
  expect(
    toExternalEvent(
      { id: "a", start: { date: "2026-03-08" }, end: { date: "2026-03-09" } },
      CONTEXT,
    ),
  ).toMatchObject({
    start: new Date("2026-03-08T05:00Z"),
    end: new Date("2026-03-09T04:00Z"),
    allDay: true,
  }));

test.each([
  ["plain", {}, true],
  ["transparent", { transparency: "transparent" }, false],
  ["working location", { eventType: "workingLocation" }, false],
  ["out of office", { eventType: "outOfOffice" }, true],
  ["declined by me", { attendees: [{ self: true, responseStatus: "declined" }] }, false],
  ["not answered", { attendees: [{ self: true, responseStatus: "needsAction" }] }, true],
  ["declined by another", { attendees: [{ responseStatus: "declined" }] }, true],
])("%s blocks: %s", (_, more, blocks) =>
  expect(toExternalEvent({ id: "a", ...TIMES, ...more }, CONTEXT)).toMatchObject({ blocks }),
);

test.each([
  ["tentative", { status: "tentative" }],
  ["answered with maybe", { attendees: [{ self: true, responseStatus: "tentative" }] }],
  ["focus time", { eventType: "focusTime" }],
])("%s blocks by the organisation's rule", (_, more) => {
  const event = { id: "a", ...TIMES, ...more };
  expect(toExternalEvent(event, CONTEXT)).toMatchObject({ blocks: true });
  const busyRules = { tentative: false, focusTime: false };
  expect(toExternalEvent(event, { ...CONTEXT, busyRules })).toMatchObject({ blocks: false });
});

test("an event of no length blocks nothing", () =>
  expect(toExternalEvent({ id: "a", start: TIMES.start, end: TIMES.start }, CONTEXT)).toMatchObject(
    {
      blocks: false,
    },
  ));

test.each([
  ["no id", TIMES],
  ["no times", { id: "a" }],
  ["a time that is none", { id: "a", ...TIMES, end: { dateTime: "noon" } }],
])("%s is malformed", (_, event) =>
  expect(() => toExternalEvent(event, CONTEXT)).toThrow("malformed"),
);

test("the room's address is the video entry's", () => {
  const entryPoints = [
    { entryPointType: "phone", uri: "tel:+1-555" },
    { entryPointType: "video", uri: "https://meet.google.com/abc" },
  ];
  expect(roomUrlOf({ entryPoints })).toBe("https://meet.google.com/abc");
  expect(roomUrlOf(undefined)).toBeNull();
});

test("a calendar goes by the name that its owner gave it", () =>
  expect(
    toRemoteCalendar({ id: "a", summary: "A", summaryOverride: "Mine", accessRole: "writer" }),
  ).toEqual({ calendarId: "a", name: "Mine", primary: false, writable: true, timeZone: null }));
