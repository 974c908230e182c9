import { describe, expect, test } from "vitest";
import type { Notice } from "../notice.ts";
import type { Recipient } from "../recipient.ts";
import { someone } from "../testing/someone.ts";
import { planNotices } from "./plan-notices.ts";
import type { Preference } from "./preference.ts";

const colleague: Recipient = {
  ...someone,
  kind: "member",
  id: "0198f2c4-0000-7000-8000-000000000001",
  phone: null,
};
const candidate: Recipient = { ...someone, kind: "candidate" };

const refund = { id: "r", amount: 1, currency: "EUR", paid: 1, receiptUrl: null };
const receipt = {
  id: "p",
  amount: 1,
  currency: "EUR",
  method: "cash",
  number: 1,
  due: 0,
  receiptUrl: null,
} as const;
const hold = {
  id: "h",
  title: "Haircut",
  start: new Date(0),
  end: new Date(0),
  timeZone: "UTC",
  location: null,
  expiresAt: new Date(0),
  bookUrl: "https://convene.example/hold",
};
const slot = { ...hold, version: 1, hostName: null, declineUrl: "https://convene.example/no" };
const offer = { id: "o", version: 1, jobTitle: "Engineer", expiresAt: null, offerUrl: "" };
const connection = { id: "c", version: 1, providerName: "", account: "", reconnectUrl: "" };
const application = { id: "a", jobTitle: "Engineer", portalUrl: null };
const rejected = { id: "a", version: 1, jobTitle: "Engineer", message: null };
const asked = {
  id: "q",
  version: 1,
  title: "",
  jobTitle: "",
  mode: "choose",
  durationMinutes: 60,
  interviews: 1,
  message: null,
  expiresAt: new Date(0),
  url: "",
} as const;
const about = { id: "x", applicationId: "a", candidateName: "", jobTitle: "", url: "" };
const given = { ...about, version: 1, title: "", answer: "times", reply: null } as const;
const decline = {
  resourceId: "r",
  name: "",
  reason: null,
  outcome: { whyNot: "none_free" },
  url: "",
} as const;

function channels(
  notice: Notice,
  recipient: Recipient = someone,
  preferences: readonly Preference[] = [],
): string[] {
  return planNotices(notice, [recipient], new Map([[recipient.id, preferences]])).map(
    (planned) => planned.channel,
  );
}

describe("planNotices", () => {
  test.each([
    [someone, { kind: "confirmation" }],
    [someone, { kind: "refund_made", refund }],
    [someone, { kind: "receipt", receipt }],
    [candidate, { kind: "offer_sent", offer }],
    [candidate, { kind: "application_received", application }],
    [candidate, { kind: "application_rejected", application: rejected }],
  ] as const)("what is read at leisure comes in a mail only: %#", (recipient, notice) => {
    expect(channels(notice, recipient)).toEqual(["email"]);
  });

  test.each([
    { kind: "reminder", offsetMinutes: 60 },
    { kind: "cancellation" },
    { kind: "reschedule", previousStart: new Date(0) },
    { kind: "hold_expiring", hold },
    { kind: "slot_offered", offer: slot },
  ] as const)("a client who agreed gets a $kind by text message too", (notice) => {
    expect(channels(notice)).toEqual(["email", "sms"]);
    expect(channels(notice, { ...someone, phone: null })).toEqual(["email"]);
  });

  test.each([
    { kind: "reminder", offsetMinutes: 15 },
    { kind: "feedback_due", offsetMinutes: 60, feedbackUrl: "" },
    { kind: "calendar_reconnect", connection },
    { kind: "times_given", request: given },
    { kind: "interviewer_declined", decline },
    { kind: "mentioned", note: { ...about, byName: "", text: "" } },
    { kind: "approval_requested", offer: { ...about, step: 1, byName: "" } },
    { kind: "offer_answered", offer: { ...about, step: 1, answer: "accepted", reply: null } },
  ] as const)("a member is told of a $kind in the app, and never by text message", (notice) => {
    const withPhone = { ...colleague, phone: "+15550100" };
    expect(channels(notice, withPhone)).toEqual(["email", "in_app"]);
  });

  test("a candidate who agreed is asked for a time by text message too", () => {
    expect(channels({ kind: "time_requested", request: asked }, candidate)).toEqual([
      "email",
      "sms",
    ]);
  });

  test("a rejection never goes to a phone, and cannot be switched off", () => {
    const notice = { kind: "application_rejected", application: rejected } as const;
    const off = { kind: "application_rejected", channel: "email", enabled: false } as const;
    const on = { kind: "application_rejected", channel: "sms", enabled: true } as const;
    expect(channels(notice, candidate, [off, on])).toEqual(["email"]);
  });

  test("somebody named twice is told once", () => {
    const planned = planNotices({ kind: "confirmation" }, [someone, colleague, someone]);
    expect(planned).toHaveLength(3);
  });

  test("what somebody switched off is not sent, and what they switched on is", () => {
    const reminder = { kind: "reminder", offsetMinutes: 60 } as const;
    const off = { kind: "reminder", channel: "email", enabled: false } as const;
    expect(channels(reminder, someone, [off])).toEqual(["sms"]);
    const on = { kind: "confirmation", channel: "sms", enabled: true } as const;
    expect(channels({ kind: "confirmation" }, someone, [on])).toEqual(["email", "sms"]);
    // Of another kind, or another person.
    expect(channels({ kind: "cancellation" }, someone, [off])).toEqual(["email", "sms"]);
    const others = new Map([["somebody else", [off]]]);
    expect(planNotices(reminder, [someone], others)).toHaveLength(2);
  });

  test("a receipt is sent whatever its reader wants, and never to a phone", () => {
    const off = { kind: "receipt", channel: "email", enabled: false } as const;
    const on = { kind: "receipt", channel: "sms", enabled: true } as const;
    expect(channels({ kind: "receipt", receipt }, someone, [off, on])).toEqual(["email"]);
  });

  test("who has no address gets what comes on other channels, and no mail", () => {
    const byPhone = { ...someone, email: null };
    expect(channels({ kind: "cancellation" }, byPhone)).toEqual(["sms"]);
    expect(channels({ kind: "confirmation" }, byPhone)).toEqual([]);
    expect(channels({ kind: "confirmation" }, { ...colleague, email: null })).toEqual(["in_app"]);
  });

  test("a mail that says where and when cannot be switched off", () => {
    const off = { kind: "cancellation", channel: "email", enabled: false } as const;
    expect(channels({ kind: "cancellation" }, someone, [off])).toEqual(["email", "sms"]);
    expect(channels({ kind: "cancellation" }, colleague, [off])).toEqual(["in_app"]);
  });
});
