import { addDays, addHours } from "date-fns";
import { describe, expect, test } from "vitest";
import type { SeriesFacts } from "../facts/message-facts.ts";
import { languages, textsIn } from "../locales/texts-in.ts";
import { sampleMessage } from "../testing/sample-message.ts";
import { renderMessage } from "./render-message.ts";
import { writeDates, writeRule } from "./write-series.ts";

const now = new Date("2026-01-05T08:30:00Z");
const first = new Date("2026-01-20T19:00:00Z"); // a Tuesday, 14:00 in Toronto

function seriesOf(rule: string, count = 3): SeriesFacts {
  const occurrences = Array.from({ length: count }, (_, week) => {
    const start = addDays(first, 7 * week);
    return { at: start, start, end: addHours(start, 1), version: 0 };
  });
  const madeUntil = occurrences.at(-1)?.start ?? first;
  return { rule, timeZone: "America/Toronto", start: first, madeUntil, occurrences };
}

test.each([
  ["FREQ=WEEKLY", "every week"],
  ["RRULE:freq=daily;INTERVAL=1", "every day"],
  ["FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "every 2 weeks"],
  ["FREQ=WEEKLY;BYDAY=TH,TU", "every week on Tuesday and Thursday"],
  ["FREQ=MONTHLY;UNTIL=20260630", "every month until June 30, 2026"],
  ["FREQ=WEEKLY;UNTIL=20260701T020000Z", "every week until June 30, 2026"], // 22:00 in Toronto
  // What the words would not say rightly.
  ["FREQ=MONTHLY;BYDAY=3TU", "3 appointments"],
  ["FREQ=MONTHLY;BYMONTHDAY=20", "3 appointments"],
])("%s is put as “%s”", (rule, words) => {
  expect(writeRule(seriesOf(rule), textsIn("en"))).toBe(words);
});

test("the first ten dates are named, and how many more there are", () => {
  const reader = { texts: textsIn("en"), timeZone: "America/Toronto", now };
  const lines = writeDates(seriesOf("FREQ=WEEKLY", 12), reader).split("\n");
  expect(lines).toHaveLength(11);
  expect(lines[0]).toBe("Tuesday, January 20, 2026, 2:00 – 3:00 PM");
  expect(lines[10]).toBe("and 2 more");
  expect(writeDates(seriesOf("FREQ=WEEKLY", 10), reader)).not.toContain("more");
});

describe.each(languages)("in %s", (locale) => {
  test.each(["confirmation", "reschedule", "cancellation"] as const)(
    "a %s of several says so on every channel",
    async (kind) => {
      const message = sampleMessage({ kind, locale }, { series: seriesOf("FREQ=WEEKLY", 3) });
      for (const channel of ["email", "sms", "in_app"] as const) {
        const options = { channel, address: "zoe@example.com", queuedAt: now, now };
        const { subject, text } = await renderMessage(message, options);
        for (const words of [subject, text]) {
          expect(words).not.toMatch(/[{}]|\b(several|every|label)\.\w|undefined|null/);
        }
        const many = textsIn(locale).text("several.appointments", { count: "3" });
        const said = kind === "confirmation" ? textsIn(locale).text("every.week") : many;
        expect(subject).toContain(said);
        expect(text).toContain(said);
      }
    },
  );

  test("a series that has but one occurrence so far is told as that", async () => {
    const message = sampleMessage({ locale }, { series: seriesOf("FREQ=WEEKLY", 1) });
    const options = { channel: "email", address: "a@example.com", queuedAt: now, now } as const;
    const alone = await renderMessage(sampleMessage({ locale }), options);
    expect((await renderMessage(message, options)).text).toBe(alone.text);
  });
});

test("an organisation's own words are used for a series too", async () => {
  const message = sampleMessage({}, { series: seriesOf("FREQ=WEEKLY") });
  const own = { subject: "See you: {title}", introduction: null };
  const options = { channel: "email", address: "a@example.com", queuedAt: now, now, own } as const;
  const { subject, text } = await renderMessage(message, options);
  expect(subject).toBe("See you: Technical interview");
  expect(text).toContain("is confirmed: every week.");
});
