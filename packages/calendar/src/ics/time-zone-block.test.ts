import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { timeZoneBlock } from "./time-zone-block.ts";

const FROM = new Date("2026-01-15T12:00:00Z");
const ZONES = Intl.supportedValuesOf("timeZone");

function reader(zone: string, from = FROM, until = from): ICAL.Timezone {
  const block = timeZoneBlock(zone, from, until).trimEnd();
  return new ICAL.Timezone(new ICAL.Component(ICAL.parse(block)));
}

/** By the runtime's own database, without the code under test. */
function offsetSeconds(zone: string, at: Temporal.Instant): number {
  return at.toZonedDateTimeISO(zone).offsetNanoseconds / 1e9;
}

function offsetRead(timezone: ICAL.Timezone, at: Temporal.Instant, offset: number): number {
  const { year, month, day, hour, minute, second } = at
    .add({ seconds: offset })
    .toZonedDateTimeISO("UTC");
  return timezone.utcOffset(
    ICAL.Time.fromData({ year, month, day, hour, minute, second, isDate: false }),
  );
}

/** A day before and a day after each change of the 20 years from `from` on, wrongly read. */
function wronglyRead(zone: string, timezone: ICAL.Timezone, from: Date): string[] {
  const start = Temporal.Instant.fromEpochMilliseconds(from.getTime());
  const end = start.add({ hours: 20 * 365 * 24 });
  let next = start.toZonedDateTimeISO(zone).getTimeZoneTransition("next");
  const probes = [start, end];
  while (next && Temporal.Instant.compare(next.toInstant(), end) < 0) {
    probes.push(next.toInstant().subtract({ hours: 24 }), next.toInstant().add({ hours: 24 }));
    next = next.getTimeZoneTransition("next");
  }
  return probes
    .filter((at) => {
      const offset = offsetSeconds(zone, at);
      return offsetRead(timezone, at, offset) !== offset;
    })
    .map((at) => `${zone} ${at}`);
}

describe("what a reader makes of it", () => {
  test("every zone has the right offset a day either side of each change, for twenty years", () => {
    expect(ZONES.flatMap((zone) => wronglyRead(zone, reader(zone), FROM))).toEqual([]);
  }, 30_000);

  test("those twenty years begin with the last start that is written, not with the first", () => {
    // Gaza heeds Ramadan: no yearly rule tells its changes.
    const last = new Date("2040-06-01T12:00:00Z");
    expect(wronglyRead("Asia/Gaza", reader("Asia/Gaza", FROM), last)).not.toEqual([]);
    expect(wronglyRead("Asia/Gaza", reader("Asia/Gaza", FROM, last), last)).toEqual([]);
  });
});

describe("how it is written", () => {
  test("one rule for each yearly change, and the last change before the event to begin with", () => {
    expect(timeZoneBlock("America/Toronto", FROM).split("\r\n")).toEqual([
      "BEGIN:VTIMEZONE",
      "TZID:America/Toronto",
      "BEGIN:STANDARD",
      "DTSTART:20251102T020000",
      "TZOFFSETFROM:-0400",
      "TZOFFSETTO:-0500",
      "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
      "END:STANDARD",
      "BEGIN:DAYLIGHT",
      "DTSTART:20260308T020000",
      "TZOFFSETFROM:-0500",
      "TZOFFSETTO:-0400",
      "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
      "END:DAYLIGHT",
      "END:VTIMEZONE",
      "",
    ]);
  });

  test("a zone without changes has one fixed offset", () => {
    const block = timeZoneBlock("Asia/Kathmandu", new Date("2026-06-01T00:00:00Z"));
    expect(block).toContain("TZOFFSETTO:+0545");
    expect(block.match(/^BEGIN:(STANDARD|DAYLIGHT)/gm)).toEqual(["BEGIN:STANDARD"]);
    expect(block).not.toContain("RRULE");
  });

  test.each([
    ["Europe/Paris", "BYMONTH=10;BYDAY=-1SU"],
    ["Australia/Lord_Howe", "BYMONTH=4;BYDAY=1SU"],
    ["America/Santiago", "BYMONTH=9;BYMONTHDAY=2,3,4,5,6,7,8;BYDAY=SU"],
    ["Asia/Jerusalem", "BYMONTH=3;BYMONTHDAY=23,24,25,26,27,28,29;BYDAY=FR"],
  ])("%s changes by %s, for ever", (zone, rule) => {
    expect(timeZoneBlock(zone, FROM)).toContain(`RRULE:FREQ=YEARLY;${rule}\r\n`);
  });

  test("no zone needs RDATE", () => {
    const blocks = ZONES.map((zone) => timeZoneBlock(zone, FROM)).join("");
    expect(blocks).toContain("RRULE");
    expect(blocks).not.toContain("RDATE");
  });

  test("a change for good is not called daylight saving", () => {
    // Turkey stayed on its summer time in 2016.
    const block = timeZoneBlock("Europe/Istanbul", new Date("2026-06-01T00:00:00Z"));
    expect(block).not.toContain("BEGIN:DAYLIGHT");
  });
});
