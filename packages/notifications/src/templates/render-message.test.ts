import { toPlainText } from "react-email";
import { describe, expect, test } from "vitest";
import { languages } from "../locales/texts-in.ts";
import { sampleFacts, sampleMessage } from "../testing/sample-message.ts";
import type { Message } from "./message.ts";
import { renderMessage } from "./render-message.ts";

const queuedAt = new Date("2026-01-05T08:30:00Z");
const now = new Date("2026-01-19T19:00:10Z");

function render(message: Message, channel: "email" | "sms" | "in_app" = "email") {
  return renderMessage(message, { channel, address: "zoe@example.com", queuedAt, now });
}

const notices = [
  { kind: "confirmation", offsetMinutes: 0 },
  { kind: "reminder", offsetMinutes: 1440 },
  { kind: "cancellation", offsetMinutes: 0 },
  { kind: "reschedule", offsetMinutes: 0 },
] as const;

describe("the subject", () => {
  test.each([
    [
      "en",
      "confirmation",
      "Confirmed: Technical interview on Tuesday, January 20, 2026 at 2:00 PM EST",
    ],
    ["en", "reminder", "Reminder: Technical interview tomorrow"],
    [
      "en",
      "cancellation",
      "Cancelled: Technical interview on Tuesday, January 20, 2026 at 2:00 PM EST",
    ],
    [
      "en",
      "reschedule",
      "Rescheduled: Technical interview now on Tuesday, January 20, 2026 at 2:00 PM EST",
    ],
    [
      "fr",
      "confirmation",
      "Confirmé\u00a0: Technical interview le mardi 20 janvier 2026 à 14:00 UTC−5",
    ],
    ["fr", "reminder", "Rappel\u00a0: Technical interview demain"],
    [
      "fr",
      "cancellation",
      "Annulé\u00a0: Technical interview le mardi 20 janvier 2026 à 14:00 UTC−5",
    ],
    [
      "fr",
      "reschedule",
      "Déplacé\u00a0: Technical interview, désormais le mardi 20 janvier 2026 à 14:00 UTC−5",
    ],
  ] as const)("%s, %s", async (locale, kind, subject) => {
    const offsetMinutes = kind === "reminder" ? 1440 : 0;
    const rendered = await render(sampleMessage({ locale, kind, offsetMinutes }));
    expect(rendered.subject).toBe(subject);
  });

  test("has no line end, whatever the title has", async () => {
    const title = "Interview\r\nBcc: everyone@example.com\u0000";
    const { subject } = await render(sampleMessage({}, { title }));
    expect(subject).toContain("Interview Bcc: everyone@example.com on Tuesday");
  });
});

describe.each(languages)("in %s", (locale) => {
  test.each(notices)("a $kind says in both forms all that its reader needs", async (notice) => {
    const previousStart = notice.kind === "reschedule" ? new Date("2026-01-19T15:00:00Z") : null;
    const message = sampleMessage(
      { ...notice, locale },
      { previousStart, reason: "The panel is ill" },
    );
    const { html, text } = await render(message);
    const clock = new Intl.DateTimeFormat(locale, {
      timeStyle: "short",
      timeZone: "America/Toronto",
    });
    const wanted = [
      "Technical interview",
      "Backend Engineer",
      "Zoë Martin",
      "Ana Engineer",
      "Ben Lead",
      "Studio Nord",
      "2026",
      "America/Toronto",
      "Asia/Tokyo",
      "21", // the day that it is in Tokyo
      "The panel is ill",
      clock.format(sampleFacts.end).replace("\u202f", " "),
      ...(previousStart ? [clock.format(previousStart).replace("\u202f", " ")] : []),
    ];
    const places = ["12 King Street West", "https://meet.example/room-42", sampleFacts.manageUrl];
    for (const form of [toPlainText(html ?? ""), text]) {
      for (const fact of wanted) expect(form).toContain(fact);
      for (const place of places) {
        if (notice.kind === "cancellation") expect(form).not.toContain(place);
        else expect(form).toContain(place);
      }
      expect(form).not.toMatch(/\{\{|\b(label|action|intro|heading|short)\.\w/);
    }
    expect(html).toContain(`lang="${locale}"`);
    expect(html).toContain("#0b7285");
    expect(html).toContain("https://studio-nord.example/logo.png");
  });
});

describe("a mail", () => {
  test("is silent about another zone whose clocks show the same", async () => {
    const otherSide = { name: "Studio Nord", timeZone: "America/New_York" };
    const { text } = await render(sampleMessage({}, { otherSide }));
    expect(text).not.toContain("For Studio Nord");
  });

  test("gives the time in the reader's zone, wherever the event was made", async () => {
    const { text } = await render(sampleMessage({ timeZone: "Asia/Tokyo" }));
    expect(text).toContain("Wednesday, January 21, 2026, 4:00 – 5:00 AM, Japan Standard Time");
  });

  test("makes no link of what is no address of the web", async () => {
    const { html, text } = await render(
      sampleMessage({}, { meetingUrl: "javascript:alert(1)", manageUrl: "data:text/html,x" }),
    );
    for (const form of [html, text]) expect(form).not.toMatch(/javascript:|data:text/);
  });

  test("shows what people wrote, and does not obey it", async () => {
    const { html } = await render(sampleMessage({}, { title: "<img src=x onerror=alert(1)>" }));
    expect(html).toContain("&lt;img src=x onerror=alert(1)&gt;");
    expect(html).not.toContain("<img src=x");
  });

  test("falls back to the event's zone where the reader's is none", async () => {
    const { text } = await render(sampleMessage({ timeZone: "Mars/Olympus" }));
    expect(text).toContain("Eastern Standard Time (America/Toronto)");
  });

  test.each([
    ["#ffee00", "#111111"],
    ["#102030", "#ffffff"],
    ["red; background: url(//evil.example)", "#ffffff"],
  ])("on the accent %s it writes in %s", async (accentColour, onAccent) => {
    const organisation = { ...sampleFacts.organisation, accentColour };
    const { html } = await render(sampleMessage({}, { organisation }));
    expect(html).toMatch(new RegExp(`<p style="[^"]*color:${onAccent}[^"]*">Studio Nord</p>`));
    expect(html).not.toContain("evil.example");
  });
});

describe("a text message", () => {
  test("is one sentence with the time, its zone and the link", async () => {
    const rendered = await render(sampleMessage({ kind: "reschedule" }), "sms");
    expect(rendered.text).toBe(
      "Studio Nord: “Technical interview” is now on Tuesday, January 20, 2026 at 2:00 PM EST. " +
        "https://convene.example/interview/token",
    );
    expect(rendered).toMatchObject({ html: null, calendarFile: null });
  });
});

describe("the calendar file", () => {
  async function lines(kind: Message["kind"]): Promise<string[]> {
    const { calendarFile } = await render(sampleMessage({ kind }));
    return (calendarFile?.content ?? "").replaceAll("\r\n ", "").split("\r\n");
  }

  test("invites the reader, and nobody else", async () => {
    const invitation = await lines("confirmation");
    expect(invitation).toEqual(
      expect.arrayContaining([
        "METHOD:REQUEST",
        "UID:0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e@convene",
        "SEQUENCE:3",
        "DTSTART:20260120T190000Z",
        "DTEND:20260120T200000Z",
        "DTSTAMP:20260105T083000Z",
        "SUMMARY:Technical interview",
        "LOCATION:12 King Street West",
        'ORGANIZER;CN="Rita Recruiter":mailto:rita@studio-nord.example',
      ]),
    );
    const attendees = invitation.filter((line) => line.startsWith("ATTENDEE"));
    expect(attendees).toHaveLength(1);
    expect(attendees[0]).toContain("zoe@example.com");
  });

  test("updates on a move, withdraws on a cancellation, and is not in a reminder", async () => {
    expect(await lines("reschedule")).toContain("METHOD:REQUEST");
    const withdrawal = await lines("cancellation");
    expect(withdrawal).toEqual(
      expect.arrayContaining(["METHOD:CANCEL", "STATUS:CANCELLED", "SEQUENCE:3"]),
    );
    const { calendarFile } = await render(sampleMessage({ kind: "reminder", offsetMinutes: 60 }));
    expect(calendarFile).toBeNull();
  });
});
