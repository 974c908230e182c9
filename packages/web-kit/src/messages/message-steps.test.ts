import { expect, test } from "vitest";
import type { NotificationLetter } from "../api/shared-api.ts";
import { addStaffTexts } from "../i18n/add-staff-texts.ts";
import { createKitI18n } from "../i18n/create-kit-i18n.ts";
import { messageNote } from "./message-note.ts";
import { messageSteps } from "./message-steps.ts";

const i18n = createKitI18n({}, "en-GB");
addStaffTexts(i18n);

const letter: NotificationLetter = {
  id: "0197f0a0-0000-7000-8000-000000000000",
  state: "queued",
  channel: "sms",
  kind: "reminder",
  recipient: { name: "Bo", address: "+14165550134" },
  subject: null,
  createdAt: "2026-01-20T14:00:00Z",
  sentAt: null,
  heldUntil: null,
  readAt: null,
  product: "services",
  eventKind: "appointment",
  eventId: "0197f0a0-0000-7000-8000-000000000001",
  provider: null,
  lastError: null,
  suppressedBecause: null,
  suppressedSince: null,
  attempts: 0,
  html: null,
  text: null,
  calendarFile: null,
  reports: [],
  suppression: null,
};
const stepsOf = (changes: Partial<NotificationLetter>) =>
  messageSteps(i18n, { ...letter, ...changes }, "Europe/Berlin").map(({ what }) => what);

test("what came back after sending stands after it, whatever the order of the reports", () => {
  const report = { detail: null, memberName: null };
  expect(
    stepsOf({
      state: "bounced",
      provider: "resend",
      sentAt: "2026-01-20T14:05:00Z",
      reports: [
        { ...report, kind: "bounced", at: "2026-01-20T14:06:00Z" },
        { ...report, kind: "attempt_failed", at: "2026-01-20T14:01:00Z" },
        { ...report, kind: "retried", memberName: "Ana", at: "2026-01-20T14:04:00Z" },
      ],
    }),
  ).toEqual([
    "Queued",
    "An attempt failed",
    "Ana had it sent again",
    "Sent through Resend",
    "Came back",
  ]);
});

test("what waits for the morning says until when, in the viewer's zone", () => {
  const held = { heldUntil: "2026-01-21T07:00:00Z" };
  expect(stepsOf(held)).toEqual(["Queued", "Goes out at Wed 21 Jan, 08:00"]);
  expect(messageNote(i18n, { ...letter, ...held }, "Europe/Berlin")).toBe(
    "Waits until Wed 21 Jan, 08:00: it is night where the recipient is.",
  );
});

test("what was not sent says why, not in the words of a machine", () => {
  const [, suppressed] = messageSteps(
    i18n,
    {
      ...letter,
      state: "suppressed",
      reports: [
        { kind: "suppressed", detail: "complained", memberName: null, at: "2026-01-20T14:01:00Z" },
      ],
    },
    "Europe/Berlin",
  );
  expect(suppressed).toMatchObject({
    what: "Not sent: reported as spam before",
    detail: undefined,
  });
});

test("what is blocked says since when", () => {
  const blocked = {
    ...letter,
    state: "suppressed",
    suppressedBecause: "stopped",
    suppressedSince: "2026-01-19T23:30:00Z",
  } as const;
  expect(messageNote(i18n, blocked, "Europe/Berlin")).toBe(
    "Not sent: the recipient answered STOP. Blocked since Tuesday, 20 January 2026.",
  );
});

test("a message that never left the machine does not claim to have been sent", () => {
  const kept = { state: "sent", provider: "outbox", sentAt: "2026-01-20T14:00:01Z" } as const;
  expect(stepsOf(kept)).toEqual(["Queued", "Kept here: no provider is set"]);
  expect(stepsOf({ ...kept, channel: "in_app" })).toEqual(["Queued", "Shown in these pages"]);
});
