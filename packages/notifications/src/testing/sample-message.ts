import type { EventFacts } from "../facts/event-facts.ts";
import type { Message } from "../templates/message.ts";

/** An hour at 14:00 in Toronto, which the other side in Tokyo has at 4:00 on the next day. */
export const sampleFacts: EventFacts = {
  eventKind: "interview",
  uid: "0198f2c4-7d1e-7000-8000-2f6a1b3c4d5e@convene",
  sequence: 3,
  title: "Technical interview",
  about: "Backend Engineer",
  start: new Date("2026-01-20T19:00:00Z"),
  end: new Date("2026-01-20T20:00:00Z"),
  timeZone: "America/Toronto",
  location: "12 King Street West",
  meetingUrl: "https://meet.example/room-42",
  organiser: { name: "Rita Recruiter", email: "rita@studio-nord.example" },
  organisation: {
    name: "Studio Nord",
    locale: "en",
    accentColour: "#0b7285",
    logoUrl: "https://studio-nord.example/logo.png",
    replyTo: "hello@studio-nord.example",
  },
  recipientName: "Zoë Martin",
  meets: ["Ana Engineer", "Ben Lead"],
  otherSide: { name: "Studio Nord", timeZone: "Asia/Tokyo" },
  manageUrl: "https://convene.example/interview/token",
  previousStart: null,
  reason: null,
};

export function sampleMessage(
  changed: Partial<Message> = {},
  facts: Partial<EventFacts> = {},
): Message {
  return {
    kind: "confirmation",
    offsetMinutes: 0,
    locale: "en",
    timeZone: "America/Toronto",
    ...changed,
    facts: { ...sampleFacts, ...facts },
  };
}
