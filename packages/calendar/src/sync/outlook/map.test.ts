import type { Event } from "@microsoft/microsoft-graph-types";
import { expect, test } from "vitest";
import { DEFAULT_BUSY_RULES } from "../busy-rules.ts";
import { BOOKED } from "../contract/calendar-harness.ts";
import { toExternalEvent, toGraphEvent, toNewGraphEvent } from "./map.ts";

const CONTEXT = {
  calendarId: "main",
  owner: "tenant-1",
  mailbox: { timeZone: "America/Toronto", unmapped: null },
  busyRules: DEFAULT_BUSY_RULES,
};
const TIMES: Event = {
  start: { dateTime: "2026-01-20T19:00:00.0000000", timeZone: "UTC" },
  end: { dateTime: "2026-01-20T20:00:00.0000000", timeZone: "UTC" },
};

test("what we write is read back as ours, by its property or by its transaction", () => {
  const place = { calendarId: "main", attempt: 2 };
  const { transactionId, singleValueExtendedProperties } = toNewGraphEvent(
    BOOKED,
    "tenant-1",
    place,
  );
  for (const mark of [{ transactionId }, { singleValueExtendedProperties }] as Event[]) {
    const event = { id: "a", ...TIMES, ...mark };
    expect(toExternalEvent(event, null, CONTEXT)).toMatchObject({ ourKey: BOOKED.key });
    const other = { ...CONTEXT, owner: "tenant-2" };
    expect(toExternalEvent(event, null, other)).toMatchObject({ ourKey: null });
  }
});

test("times go out without offset, their zone beside them", () =>
  expect(toGraphEvent(BOOKED, "tenant-1").start).toEqual({
    dateTime: "2026-01-20T19:00:00",
    timeZone: "UTC",
  }));

test("a time in a Windows zone is that zone's", () => {
  const timeZone = "Eastern Standard Time";
  const event = {
    id: "a",
    start: { dateTime: "2026-01-20T14:00:00.0000000", timeZone },
    end: { dateTime: "2026-01-20T15:00:00.0000000", timeZone },
  };
  expect(toExternalEvent(event, null, CONTEXT)).toMatchObject({
    start: BOOKED.start,
    end: BOOKED.end,
    notes: [],
  });
});

test("a time in a zone without meaning is read in the member's, and said", () => {
  const timeZone = "tzone://Microsoft/Custom";
  const event = {
    id: "a",
    start: { dateTime: "2026-01-20T14:00:00", timeZone },
    end: { dateTime: "2026-01-20T15:00:00", timeZone },
  };
  expect(toExternalEvent(event, null, CONTEXT)).toMatchObject({
    start: BOOKED.start,
    blocks: true,
    notes: [{ kind: "unmappedTimeZone", name: timeZone, times: "assumed" }],
  });
});

test("whole days are dates of the mailbox's zone", () => {
  const event = {
    id: "a",
    isAllDay: true,
    start: { dateTime: "2026-03-08T00:00:00.0000000", timeZone: "UTC" },
    end: { dateTime: "2026-03-09T00:00:00.0000000", timeZone: "UTC" },
  };
  expect(toExternalEvent(event, null, CONTEXT)).toMatchObject({
    start: new Date("2026-03-08T05:00Z"),
    end: new Date("2026-03-09T04:00Z"),
  });
});

test("an occurrence takes from its series what it lacks, and keeps what it has", () => {
  const series: Event = { showAs: "free", subject: "Lesson", isCancelled: false };
  const event: Event & { id: string } = { id: "a", seriesMasterId: "s", ...TIMES };
  expect(toExternalEvent(event, series, CONTEXT)).toMatchObject({ title: "Lesson", blocks: false });
  expect(toExternalEvent({ ...event, showAs: "busy" }, series, CONTEXT)).toMatchObject({
    blocks: true,
  });
});

test("a cancelled event and a series itself are none", () => {
  expect(toExternalEvent({ id: "a", ...TIMES, isCancelled: true }, null, CONTEXT)).toBeNull();
  expect(toExternalEvent({ id: "a", ...TIMES, type: "seriesMaster" }, null, CONTEXT)).toBeNull();
});

test("declined by me is free", () =>
  expect(
    toExternalEvent({ id: "a", ...TIMES, responseStatus: { response: "declined" } }, null, CONTEXT),
  ).toMatchObject({ blocks: false }));

test("an event without times is malformed", () =>
  expect(() => toExternalEvent({ id: "a" }, null, CONTEXT)).toThrow("malformed"));
