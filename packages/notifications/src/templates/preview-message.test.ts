import { describe, expect, test } from "vitest";
import { messageFactsSchema } from "../facts/message-facts.ts";
import { languages } from "../locales/texts-in.ts";
import { kinds, sampleFacts, sampleOfKind } from "../testing/sample-message.ts";
import { exampleFacts } from "./example-facts.ts";
import { previewMessage } from "./preview-message.ts";

const now = new Date("2026-03-07T20:00:00Z"); // the clocks change before the example's day
const { organisation } = sampleFacts;

describe.each(languages)("the example in %s", (language) => {
  test.each(kinds)("of kind %s can be written for every channel", async (kind) => {
    const facts = exampleFacts(kind, { organisation, language, timeZone: "America/Toronto", now });
    for (const channel of ["email", "sms", "in_app"] as const) {
      const { subject, text, html } = await previewMessage({ kind, language, facts, channel, now });
      expect(subject).not.toBe("");
      expect(text).toContain("Studio Nord");
      expect(html !== null).toBe(channel === "email");
    }
  });

  test.each(kinds)("of kind %s could be stored as it is", (kind) => {
    const facts = exampleFacts(kind, { organisation, language, timeZone: "Europe/Paris", now });
    expect(messageFactsSchema.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
  });
});

test("an example says that it is one, and has all that its kind is about", async () => {
  const example = { organisation, language: "en", timeZone: "America/Toronto", now };
  const text = async (kind: (typeof kinds)[number]) => {
    const facts = exampleFacts(kind, example);
    return (await previewMessage({ kind, language: "en", facts, channel: "email", now })).text;
  };
  expect(await text("confirmation")).toMatch(/Alex Example.*Sample appointment/);
  expect(await text("confirmation")).toContain("Tuesday, March 10, 2026, 10:00 – 11:00 AM");
  expect(await text("reminder")).toContain("starts tomorrow");
  expect(await text("reschedule")).toContain("Before: Monday, March 9, 2026");
  expect(await text("hold_expiring")).toContain("(in 15 minutes)");
  expect(await text("feedback_due")).toContain("When: Friday, March 6, 2026");
  expect(await text("refund_made")).toContain("€50.00");
  expect(await text("receipt")).toMatch(/Received: €50\.00\nPaid by: Card\nReceipt number: 1\n/);
  expect(await text("slot_offered")).toContain("(in 2 hours)");
});

test("what is long past is shown as it was when it went out", async () => {
  const later = new Date("2027-01-01T00:00:00Z");
  const preview = async (kind: (typeof kinds)[number]) => {
    const { facts } = sampleOfKind(kind);
    return await previewMessage({ kind, language: "en", facts, channel: "email", now: later });
  };
  expect((await preview("reminder")).subject).toBe("Reminder: Technical interview tomorrow");
  expect((await preview("hold_expiring")).text).toContain("(in 15 minutes)");
  expect((await preview("slot_offered")).text).toContain("(in 15 minutes)");
  expect((await preview("offer_sent")).text).toContain("(in 3 days)");
});

test("own words are shown as they will be sent", async () => {
  const { facts } = sampleOfKind("reminder");
  const own = { subject: "{title} {when}!", introduction: "See you, {name}." };
  const preview = await previewMessage({
    kind: "reminder",
    language: "en",
    facts,
    own,
    channel: "email",
    now,
    offsetMinutes: 60,
  });
  expect(preview.subject).toBe("Technical interview in 1 hour!");
  expect(preview.html).toContain("See you, Zoë Martin.");
});
