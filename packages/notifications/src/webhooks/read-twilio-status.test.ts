import { expect, test } from "vitest";
import { readTwilioStatus } from "./read-twilio-status.ts";

const about = { tenantId: crypto.randomUUID(), notificationId: crypto.randomUUID() };

function read(MessageStatus: string, ErrorCode?: string) {
  const form = { MessageSid: "SM1", MessageStatus, ...(ErrorCode && { ErrorCode }) };
  const result = readTwilioStatus(about, form);
  return result.ok ? result.value : result.error;
}

test.each([
  ["sent", undefined, { outcome: "sent", detail: null }],
  ["delivered", undefined, { outcome: "delivered", detail: null }],
  ["undelivered", "30008", { outcome: "bounced", detail: "code 30008" }],
  ["undelivered", "30005", { outcome: "bounced", suppress: "bounced" }],
  ["failed", "21610", { outcome: "suppressed", suppress: "stopped" }],
  ["failed", "30001", { outcome: "failed", detail: "Twilio's queue is full (code 30001)" }],
  ["failed", "nonsense", { outcome: "failed", detail: null }],
])("%s with code %s", (status, code, expected) => {
  expect(read(status, code)).toMatchObject({
    ...about,
    ...expected,
    provider: "twilio",
    providerId: "SM1",
    reportKey: `SM1 ${status}`,
  });
});

test("a bounce that may pass suppresses nothing", () => {
  expect(read("undelivered", "30008")).not.toHaveProperty("suppress");
});

test.each(["queued", "sending", "accepted", "read"])("%s is nothing to record", (status) => {
  expect(read(status)).toBeNull();
});

test("a form that is no status is refused", () => {
  expect(readTwilioStatus(about, { Body: "x" })).toEqual({ ok: false, error: "content" });
});
