import { expect, test } from "vitest";
import { placeLocal } from "./place-local.ts";
import { readAmount } from "./read-amount.ts";
import { readDate } from "./read-date.ts";
import { readLanguage } from "./read-language.ts";
import { readPhone } from "./read-phone.ts";
import { readStatus } from "./read-status.ts";
import { readTime } from "./read-time.ts";

test.each([
  ["2026-03-09", "dmy", "2026-03-09"],
  ["9.3.26", "dmy", "2026-03-09"],
  ["03/09/2026", "mdy", "2026-03-09"],
  ["30/02/2026", "dmy", null],
  ["29/02/2028", "dmy", "2028-02-29"],
  ["31/12/2026", "mdy", null],
  ["tomorrow", "dmy", null],
] as const)("the date %s (%s) is %s", (text, order, date) => {
  expect(readDate(text, order)).toBe(date);
});

test.each([
  ["14:30", "14:30"],
  ["14:30:00", "14:30"],
  ["14h30", "14:30"],
  ["9h", "09:00"],
  ["2:30 PM", "14:30"],
  ["12 a.m.", "00:00"],
  ["24:00", null],
  ["13:00 PM", null],
  ["14", null],
])("the time %s is %s", (text, time) => {
  expect(readTime(text)).toBe(time);
});

test.each([
  ["1.234,50 €", "EUR", 123_450],
  ["$1,234.50", "USD", 123_450],
  ["1,234", "USD", 123_400],
  ["45", "CAD", 4_500],
  ["45,5", "CAD", 4_550],
  ["4500", "JPY", 4_500],
  ["45.5", "JPY", null],
  ["-45", "CAD", null],
  ["free", "CAD", null],
])("the amount %s in %s is %s minor units", (text, currency, amount) => {
  expect(readAmount(text, currency)).toBe(amount);
});

test.each([
  ["+1 (416) 555-0134", null, "+14165550134"],
  ["0049 151 2345678", null, "+491512345678"],
  ["0151 2345678", "+49", "+491512345678"],
  ["416 555 0134", "+1", "+14165550134"],
  ["416 555 0134", null, null],
  ["call me", "+1", null],
])("the phone number %s with %s is %s", (text, prefix, number) => {
  expect(readPhone(text, prefix)).toBe(number);
});

test("words for a status and a language are known in English and French", () => {
  expect(["No-show", "annulée", "Terminé", "booked", "?"].map(readStatus)).toEqual([
    "no_show",
    "cancelled",
    "completed",
    "confirmed",
    null,
  ]);
  expect(["FR", "Français", "en_CA", "Klingon!"].map(readLanguage)).toEqual([
    "fr",
    "fr",
    "en-CA",
    null,
  ]);
});

test("a time that a clock change skips or repeats is told", () => {
  const zone = "America/Toronto";
  expect(placeLocal("2026-03-08T02:30", zone).oddity).toBe("skipped");
  expect(placeLocal("2026-11-01T01:30", zone)).toEqual({
    at: new Date("2026-11-01T05:30:00Z"),
    oddity: "repeated",
  });
  expect(placeLocal("2026-11-01T02:00", zone).oddity).toBeNull();
  expect(placeLocal("2026-04-05T01:45", "Australia/Lord_Howe").oddity).toBe("repeated");
});
