import { describe, expect, test } from "vitest";
import { textsIn } from "../locales/texts-in.ts";
import {
  writeMoment,
  writeOtherSide,
  writeShortMoment,
  writeSpan,
  writeTimeLeft,
  writeZone,
} from "./event-times.ts";

const en = textsIn("en");
const fr = textsIn("fr");
const span = { start: new Date("2026-01-20T19:00:00Z"), end: new Date("2026-01-20T20:00:00Z") };

describe("writeMoment", () => {
  test.each([
    [en, "America/Toronto", "Tuesday, January 20, 2026 at 2:00 PM EST"],
    [fr, "Europe/Paris", "mardi 20 janvier 2026 à 20:00 UTC+1"],
    [textsIn("en-GB"), "Asia/Tokyo", "Wednesday, 21 January 2026 at 04:00 GMT+9"],
  ])("$locale in %s", (texts, timeZone, written) => {
    expect(writeMoment(span.start, texts, timeZone)).toBe(written);
  });
});

describe("writeShortMoment", () => {
  test.each([
    [en, "America/Toronto", "Tue, Jan 20, 2:00 PM EST"],
    [fr, "Europe/Paris", "mar. 20 janv., 20:00 UTC+1"],
    [textsIn("de"), "Europe/Berlin", "Di., 20. Jan., 20:00 MEZ"],
    [textsIn("es"), "Europe/Madrid", "mar, 20 ene, 20:00 CET"],
  ])("$locale in %s", (texts, timeZone, written) => {
    const now = new Date("2026-01-19T19:00:00Z");
    expect(writeShortMoment(span.start, now, texts, timeZone)).toBe(written);
  });

  test("says the year where the reader's clock shows another one", () => {
    const now = new Date("2026-01-01T03:00:00Z"); // still 2025 in Toronto
    expect(writeShortMoment(span.start, now, en, "America/Toronto")).toContain("2026");
    expect(writeShortMoment(span.start, now, en, "Europe/Paris")).not.toContain("2026");
  });
});

describe("writeSpan", () => {
  test("names the day", () => {
    expect(writeSpan(span, en, "America/Toronto")).toBe(
      "Tuesday, January 20, 2026, 2:00 – 3:00 PM",
    );
  });

  test("names both days of what lasts beyond midnight", () => {
    const written = writeSpan(span, en, "Asia/Kolkata"); // 00:30 to 01:30
    expect(written).toContain("Wednesday, January 21, 2026");
    const late = { start: new Date("2026-01-21T04:30:00Z"), end: new Date("2026-01-21T05:30:00Z") };
    expect(writeSpan(late, en, "America/Toronto")).toMatch(
      /Tuesday.*11:30 PM.*Wednesday.*12:30 AM/,
    );
  });
});

describe("writeZone", () => {
  test("gives name and identifier", () => {
    expect(writeZone(span.start, en, "America/Toronto")).toBe(
      "Eastern Standard Time (America/Toronto)",
    );
  });

  test("knows that the zone is in its summer", () => {
    expect(writeZone(new Date("2026-07-20T19:00:00Z"), fr, "Europe/Paris")).toBe(
      "heure d’été d’Europe centrale (Europe/Paris)",
    );
  });
});

describe("writeOtherSide", () => {
  test("is silent where both clocks show the same", () => {
    const zones = { reader: "America/Toronto", other: "America/New_York" };
    expect(writeOtherSide(span, en, zones)).toBeNull();
  });

  test("gives the time alone on the same day", () => {
    const zones = { reader: "America/Toronto", other: "Europe/Paris" };
    expect(writeOtherSide(span, en, zones)).toBe("8:00 – 9:00 PM");
  });

  test("names the day where it is another one", () => {
    const zones = { reader: "America/Toronto", other: "Asia/Tokyo" };
    expect(writeOtherSide(span, en, zones)).toBe("Wednesday, January 21, 2026, 4:00 – 5:00 AM");
  });

  test("names the days where only the end is on another one", () => {
    const zones = { reader: "America/Toronto", other: "Africa/Cairo" };
    const late = { start: new Date("2026-01-20T21:30:00Z"), end: new Date("2026-01-20T22:30:00Z") };
    expect(writeOtherSide(late, en, zones)).toMatch(/Tuesday.*11:30 PM.*Wednesday.*12:30 AM/);
  });
});

describe("writeTimeLeft", () => {
  const left = (start: string, now: string, offset: number, texts = en, zone = "America/Toronto") =>
    writeTimeLeft(new Date(start), new Date(now), offset, texts, zone);

  test.each([
    [1440, "2026-01-19T19:00:00Z", "tomorrow", "demain"],
    [60, "2026-01-20T18:00:00Z", "in 1 hour", "dans 1 heure"],
    [15, "2026-01-20T18:45:00Z", "in 15 minutes", "dans 15 minutes"],
    [2880, "2026-01-18T19:00:00Z", "in 2 days", "après-demain"],
    [120, "2026-01-20T17:00:00Z", "in 2 hours", "dans 2 heures"],
  ])("%i minutes ahead", (offset, now, english, french) => {
    expect(left("2026-01-20T19:00:00Z", now, offset)).toBe(english);
    expect(left("2026-01-20T19:00:00Z", now, offset, fr)).toBe(french);
  });

  test("a delivery up to two minutes late still says what the reminder is called", () => {
    expect(left("2026-01-20T19:00:00Z", "2026-01-20T18:02:00Z", 60)).toBe("in 1 hour");
    expect(left("2026-01-20T19:00:00Z", "2026-01-20T18:03:00Z", 60)).toBe("in 57 minutes");
  });

  test("a reminder of the day before that comes late says what is left", () => {
    expect(left("2026-01-20T19:00:00Z", "2026-01-20T17:20:00Z", 1440)).toBe("in 100 minutes");
    expect(left("2026-01-20T19:00:00Z", "2026-01-20T10:00:00Z", 1440)).toBe("in 9 hours");
    expect(left("2026-01-20T19:00:00Z", "2026-01-20T03:00:00Z", 1440)).toBe("tomorrow"); // 22:00
  });

  test("an hour across midnight is an hour, not tomorrow", () => {
    expect(left("2026-01-21T05:30:00Z", "2026-01-21T04:30:00Z", 60)).toBe("in 1 hour");
  });

  test("24 hours before, in the night when the clocks go back, it is still the same day", () => {
    // 23:30 on 1 November; 24 elapsed hours earlier it is 00:30 of that day.
    expect(left("2026-11-02T04:30:00Z", "2026-11-01T04:30:00Z", 1440)).toBe("in 24 hours");
  });
});
